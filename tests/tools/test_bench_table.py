"""What the table of the benchmark makes of its figures: medians, verdicts, the page and its plots."""

import json
import sys
import unittest
import xml.etree.ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/bench"), str(ROOT / "tests/support")]

import cost  # noqa: E402
import figures  # noqa: E402
import machine  # noqa: E402
import page  # noqa: E402
import plot  # noqa: E402
import writer_time  # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"
MACHINE = {"at": "2026-01-02 03:04 UTC", "commit": "abc", "cores": 2, "processor": "P", "memory_gib": 24, "kernel": "6",
           "sqlite": "3.40.1", "rounds": 3, "round_seconds": 5}


def line(row):
    return json.dumps(row.as_json() | {"machine": MACHINE})


def start_row(yardstick, ratios=(0.7, 0.8, 0.9)):
    row = figures.Row("start")
    row.check("start", ratios)
    for side in ("yardstick", "server"):
        row.figures[f"{side}_per_second"] = figures.summary([yardstick])
        row.figures[f"{side}_used"] = {"cpu_us": 90.0, "rows": 6.0, "written_bytes": 800.0, "commits": 0.03,
                                         "busiest_thread": 0.9}
    return row


class Figures(unittest.TestCase):
    def test_a_target_is_reached_at_its_bound(self):
        more = figures.Target("", "x", 0.6, 0.8, True)
        less = figures.Target("", "%", 5, 1)
        found = [figures.verdict(more, value) for value in (0.59, 0.6, 0.79, 0.8)]
        self.assertEqual(found, ["missed", "reached", "reached", "reached aim"])
        found = [figures.verdict(less, value) for value in (5.1, 5, 1.1, 1, -3)]
        self.assertEqual(found, ["missed", "reached", "reached", "reached aim", "reached aim"])

    def test_a_target_without_an_aim_is_reached_at_best(self):
        self.assertEqual(figures.verdict(figures.Target("", "%", 1, None), 0), "reached")

    def test_the_median_of_the_rounds_decides(self):
        check = start_row(7000, (0.1, 0.9, 0.7)).checks[0]
        self.assertEqual((check["value"], check["least"], check["most"]), (0.7, 0.1, 0.9))
        self.assertEqual(check["verdict"], "reached")

    def test_a_slow_yardstick_makes_the_run_invalid(self):
        self.assertIsNone(figures.too_slow(start_row(6000).as_json()))
        self.assertIn("5,999", figures.too_slow(start_row(5999).as_json()))
        self.assertIsNone(figures.too_slow(figures.Row("idle").as_json()))

    def test_a_quantile_is_one_of_the_values(self):
        self.assertEqual(figures.quantile(range(100, 0, -1), 0.99), 100)
        self.assertEqual(figures.quantile(range(200), 0.99), 198)
        self.assertEqual(figures.quantile([7], 0.99), 7)


class Readings(unittest.TestCase):
    def test_waiting_is_not_work(self):
        ticks = machine.processes.TICKS_PER_SECOND
        stat = f"cpu  {ticks} {ticks} {ticks} 900000 800000 {ticks} {ticks} {ticks} 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n"
        self.assertEqual(machine.busy_seconds(stat), 6)

    def test_system_calls_are_read_without_their_sum(self):
        report = ("    calls syscall\n--------- ----------------\n      812 fdatasync\n       12 pwrite64\n"
                  "--------- ----------------\n      824 total\n")
        self.assertEqual(cost.system_calls(report), {"fdatasync": 812, "pwrite64": 12})

    def test_allocations_are_read(self):
        report = "==7==   total heap usage: 1,234 allocs, 1,200 frees, 5,678,901 bytes allocated\n"
        self.assertEqual(cost.allocations(report), {"allocations": 1234, "allocated_bytes": 5678901})

    def test_samples_are_told_apart_by_the_function_that_runs(self):
        report = ("# Overhead|Shared Object|Symbol\n    40.00%|libsqlite3.so.0.8.6|[.] sqlite3VdbeExec\n"
                  "    10.50%|stepwell|[.] sfn::storage::LogWriter::append\n     9.00%|[kernel.kallsyms]|[k] copy\n"
                  "    20.00%|stepwell|[.] sfn::advance\n     0.50%|stepwell|[.] sfn::http::Front::answer\n"
                  "    20.00%|libc.so.6|[.] malloc\n")
        self.assertEqual(writer_time.parts(report), {
            writer_time.SQL: 50.5, writer_time.SYSTEM: 9, writer_time.ADVANCING: 20, writer_time.HAND_OFF: 0.5,
            writer_time.MEMORY: 20})

    def test_what_start_and_stop_cost_drops_out(self):
        self.assertEqual(cost.difference({"a": 1000, "b": 5}, {"a": 1200, "b": 6, "c": 100}, 100), {"a": 2, "c": 1})

    def test_a_transition_is_a_99th_of_what_99_states_add(self):
        self.assertEqual(cost.transition({"rows": 6, "commits": 1}, {"rows": 204, "commits": 1}), {"rows": 2})


def sections(**contents):
    return "head\n" + "".join(f"<!-- begin {name} -->\n{contents.get(name, '')}<!-- end {name} -->\ntext of {name}\n"
                              for name in page.SECTIONS)


class Page(unittest.TestCase):
    def fill(self, text, *rows):
        return page.filled(text, page.rows_of([line(row) for row in rows]))

    def test_text_around_the_sections_stays(self):
        text, images = self.fill(sections(table="old\n"), start_row(7000))
        self.assertTrue(text.startswith("head\n<!-- begin machine -->\n2026-01-02 03:04 UTC"))
        self.assertIn("| **0.80 x Y** | 0.70 to 0.90 | 0.70 | 0.90 | reached |", text)
        self.assertEqual([f"text of {name}" in text for name in page.SECTIONS], [True] * len(page.SECTIONS))
        self.assertEqual(images, {})

    def test_what_was_not_measured_leaves_no_older_figure(self):
        text, _ = self.fill(sections(costs="| old |\n", size="![old](old.svg)\n"), start_row(7000))
        self.assertNotIn("old", text)

    def test_the_last_line_of_a_row_counts(self):
        text, _ = self.fill(sections(), start_row(7000), start_row(7000, (0.95,)))
        self.assertIn("| **0.95 x Y** | - |", text)
        self.assertNotIn("**0.80", text)

    def test_an_invalid_run_says_so(self):
        text, _ = self.fill(sections(), start_row(3000))
        self.assertIn("**This run is invalid: the yardstick reached 3,000 starts/s", text)

    def test_a_page_without_a_section_is_refused(self):
        with self.assertRaisesRegex(ValueError, "table"):
            self.fill(sections().replace("end table", "end of table"))

    def test_written_twice_it_is_the_same(self):
        row = figures.Row("connections", figures={"series": {"server start": [[1, 10], [256, 900]]}})
        once, images = self.fill(sections(), row)
        self.assertEqual(self.fill(once, row), (once, images))
        self.assertEqual(list(images), ["performance-connections.svg"])

    def test_the_page_in_docs_has_every_section(self):
        text = (ROOT / "docs/performance.md").read_text()
        self.assertEqual({name for _, name, _, _ in page.MARKED.findall(text)}, set(page.SECTIONS))


class Plot(unittest.TestCase):
    def test_ticks_are_round_and_reach_the_largest(self):
        self.assertEqual(plot.ticks_to(6400), [0, 2000, 4000, 6000, 8000])
        self.assertEqual(plot.ticks_to(10), [0, 2, 4, 6, 8, 10])
        self.assertEqual(plot.ticks_to(0), [0, 1])

    def test_every_point_lies_in_the_frame_and_rises_with_its_value(self):
        points = [(1, 100.0), (16, 2500.0), (256, 4000.0)]
        root = xml.etree.ElementTree.fromstring(plot.draw({"a & b": points, "c": [(1, 0.0)]}, "t", "x", "y", True))
        circles = [(float(each.get("cx")), float(each.get("cy"))) for each in root.iter(SVG + "circle")]
        self.assertEqual(len(circles), 4)
        self.assertEqual([x for x, _ in circles[:3]], [plot.LEFT, (plot.LEFT + plot.WIDTH - plot.RIGHT) / 2,
                                                       plot.WIDTH - plot.RIGHT])
        self.assertTrue(circles[0][1] > circles[1][1] > circles[2][1] >= plot.TOP)
        self.assertEqual(circles[3][1], plot.HEIGHT - plot.BOTTOM)
        self.assertIn("a & b", [each.text for each in root.iter(SVG + "text")])

    def test_the_size_of_an_empty_file_is_on_a_linear_axis(self):
        self.assertIn(f'<circle cx="{plot.LEFT:.1f}"', plot.draw({"a": [(0, 5), (10, 4)]}, "t", "x", "y"))


if __name__ == "__main__":
    unittest.main()
