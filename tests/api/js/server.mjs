// A stepwell process over a data directory of its own, for the tests of this folder; ended by its handle.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const START_MS_MAX = 30_000;
const BINARY = process.env.STEPWELL_BINARY ?? fileURLToPath(new URL("../../../build/release/stepwell", import.meta.url));

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function isReady(endpoint) {
  try {
    return (await fetch(`${endpoint}/readyz`)).ok;
  } catch {
    return false;
  }
}

// Resolves to {endpoint, stop}. `config` is the text of the configuration file.
export async function startServer(config) {
  const directory = mkdtempSync(join(tmpdir(), "stepwell-test-"));
  const file = join(directory, "stepwell.toml");
  writeFileSync(file, config);
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const arguments_ = ["serve", "--host", "127.0.0.1", "--port", String(port), "--data", join(directory, "data"),
    "--config", file];
  const server = spawn(BINARY, arguments_, { stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((resolve) => {
    server.on("exit", resolve);
    server.on("error", resolve);
  });
  const stop = async () => {
    server.kill("SIGTERM");
    const code = await ended;
    rmSync(directory, { recursive: true, force: true });
    return code;
  };
  const deadline = Date.now() + START_MS_MAX;
  while (!(await isReady(endpoint))) {
    if (server.exitCode !== null || server.pid === undefined || Date.now() > deadline) {
      await stop();
      throw new Error(`the server did not start: ${BINARY}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { endpoint, stop };
}
