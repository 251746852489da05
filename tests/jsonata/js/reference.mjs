// Evaluates cases as stepwell_jsonata_cases does (tests/jsonata/cases.cpp), with the reference implementation.
import readline from "node:readline";
import jsonata from "jsonata";

// An infinite number, which the reference hands out, is an error wherever results have to be JSON.
function isJson(value) {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value !== "object" || value === null || Object.values(value).every(isJson);
}

async function timed(expression, input, seconds) {
  const begun = process.hrtime.bigint();
  const end = begun + BigInt(Math.round(seconds * 1e9));
  let count = 0;
  do {
    await expression.evaluate(input);
    count += 1;
  } while (process.hrtime.bigint() < end);
  return { nanoseconds: Number(process.hrtime.bigint() - begun) / count };
}

async function answer({ expr, input, bindings, seconds }) {
  try {
    if (seconds) return await timed(jsonata(expr), input, seconds);
    const result = await jsonata(expr).evaluate(input, bindings ?? {});
    if (!isJson(result)) return { error: { code: "D1001" } };
    if (typeof result === "function" || result?._jsonata_function || result?._jsonata_lambda) return { skip: "a function" };
    return result === undefined ? {} : { result };
  } catch (error) {
    return error.code ? { error: { code: error.code } } : { skip: String(error.message) };
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}
