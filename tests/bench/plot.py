"""A line plot as SVG text: series of points over a logarithmic or a linear axis. Draws, and measures nothing.

Readable on a light and on a dark page: it brings its own background.
"""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 40, 50
COLORS = ("#1f5fa8", "#c2501b", "#2d8a4e", "#7d3fa0", "#5c6670")
TICKS = 5


def round_up(value):
    """The next 1, 2 or 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value * (1 - 1e-9))


def ticks_to(largest):
    """Round figures from 0 on, the last one not below the largest; about TICKS of them."""
    step = round_up(largest / TICKS) if largest > 0 else 1
    return [step * n for n in range(max(1, math.ceil(largest / step - 1e-9)) + 1)]


def label(value):
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


class Axes:
    """From values to places in the picture."""

    def __init__(self, series, logarithmic):
        self.places = sorted({x for points in series.values() for x, _ in points})
        self.logarithmic = logarithmic
        self.y_ticks = ticks_to(max(y for points in series.values() for _, y in points))
        self.x_ticks = self.places if logarithmic else ticks_to(self.places[-1])

    def x(self, value):
        if self.logarithmic:
            first, last = math.log(self.places[0]), math.log(self.places[-1])
            share = (math.log(value) - first) / (last - first) if last > first else 0
        else:
            share = value / self.x_ticks[-1]
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value):
        return HEIGHT - BOTTOM - value / self.y_ticks[-1] * (HEIGHT - TOP - BOTTOM)


def text(x, y, words, anchor="middle", size=12, fill="#333"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{fill}">'
            f"{escape(words)}</text>")


def frame(axes, title, x_title, y_title):
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', text(LEFT, 22, title, "start", 15)]
    for value in axes.y_ticks:
        y = axes.y(value)
        parts += [f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>',
                  text(LEFT - 8, y + 4, label(value), "end")]
    for value in axes.x_ticks:
        x, y = axes.x(value), HEIGHT - BOTTOM
        parts += [f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y}" y2="{y + 5}" stroke="#333"/>', text(x, y + 19, label(value))]
    parts += [text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x_title), text(LEFT, TOP - 6, y_title, "end", 11, "#666")]
    return parts


def curve(axes, name, points, color, row):
    places = " ".join(f"{axes.x(x):.1f},{axes.y(y):.1f}" for x, y in points)
    parts = [f'<polyline points="{places}" fill="none" stroke="{color}" stroke-width="2"/>']
    parts += [f'<circle cx="{axes.x(x):.1f}" cy="{axes.y(y):.1f}" r="3" fill="{color}"/>' for x, y in points]
    y = TOP + 10 + 20 * row
    parts += [f'<line x1="{WIDTH - RIGHT + 15}" x2="{WIDTH - RIGHT + 37}" y1="{y}" y2="{y}" stroke="{color}" '
              'stroke-width="3"/>', text(WIDTH - RIGHT + 43, y + 4, name, "start")]
    return parts


def draw(series, title, x_title, y_title, logarithmic=False):
    """`series`: {name: [(x, y), ...]}, at least one point; x above 0 where the axis is logarithmic."""
    axes = Axes(series, logarithmic)
    parts = frame(axes, title, x_title, y_title)
    for row, (name, points) in enumerate(series.items()):
        parts += curve(axes, name, sorted(points), COLORS[row % len(COLORS)], row)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" font-family="sans-serif">\n' + "\n".join(parts) + "\n</svg>\n")
