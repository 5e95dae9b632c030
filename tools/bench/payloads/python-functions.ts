/** What a template may name: identifiers that differ from file to file. */
export interface Names {
  /** Singular noun of the table or resource, such as `invoice`. */
  noun: string;
  /** Another one. */
  other: string;
  /** A suffix that no other file has. */
  mark: string;
  /** A number for limits, ports, days. */
  count: number;
}

/** Functions of ordinary services; a file is some of them under its own names. */
export const ORDINARY: readonly ((names: Names) => string)[] = [
  ({ noun, mark, count }) => `
@dataclass
class ${title(noun)}${mark}:
    """One ${noun} as the service keeps it."""

    identifier: int
    name: str
    amount: Decimal = Decimal("0")
    tags: list[str] = field(default_factory=list)
    created_at: datetime | None = None

    def total(self, rate: Decimal = Decimal("0.${count}")) -> Decimal:
        if self.amount < 0:
            raise ValueError("amount must not be negative")
        return (self.amount * (1 + rate)).quantize(Decimal("0.01"))

    def as_dict(self) -> dict[str, object]:
        return {
            "id": self.identifier,
            "name": self.name,
            "amount": str(self.amount),
            "tags": sorted(self.tags),
        }
`,
  ({ noun, other, mark, count }) => `
def load_${noun}s_${mark}(connection, ${other}_id: int, limit: int = ${count}):
    cursor = connection.cursor()
    cursor.execute(
        "SELECT id, name, amount FROM ${noun}s WHERE ${other}_id = %s ORDER BY id LIMIT %s",
        (${other}_id, limit),
    )
    rows = cursor.fetchall()
    logger.debug("loaded %d ${noun}s for ${other} %s", len(rows), ${other}_id)
    return [{"id": row[0], "name": row[1], "amount": row[2]} for row in rows]
`,
  ({ noun, mark, count }) => `
def merge_${noun}_pages_${mark}(pages):
    merged: dict[int, dict] = {}
    for page in pages:
        for item in page.get("items", []):
            known = merged.get(item["id"])
            if known is None or known["version"] < item["version"]:
                merged[item["id"]] = item
    if len(merged) > ${count}:
        logger.warning("more ${noun}s than expected: %d", len(merged))
    return [merged[key] for key in sorted(merged)]
`,
  ({ noun, other, mark, count }) => `
def fetch_${noun}_${mark}(session, base_url: str, ${other}_id: int) -> dict:
    response = session.get(
        f"{base_url}/${other}s/{${other}_id}/${noun}",
        timeout=${count},
        headers={"Accept": "application/json"},
    )
    response.raise_for_status()
    payload = response.json()
    if payload.get("state") not in {"open", "settled", "void"}:
        raise ValueError(f"unknown state of ${noun}: {payload.get('state')!r}")
    return payload
`,
  ({ noun, other, mark }) => `
@app.get("/${noun}s/<int:${noun}_id>/${mark}")
def show_${noun}_${mark}(${noun}_id: int):
    ${noun} = repository.find(${noun}_id)
    if ${noun} is None:
        return jsonify({"error": "${noun} not found"}), 404
    page = max(1, int(request.args.get("page", "1")))
    ${other}s = repository.${other}s_of(${noun}, page=page, size=50)
    return jsonify({"${noun}": ${noun}.as_dict(), "${other}s": [o.as_dict() for o in ${other}s]})
`,
  ({ noun, other, mark, count }) => `
class ${title(noun)}Cache${mark}:
    def __init__(self, clock, capacity: int = ${count}):
        self._clock = clock
        self._capacity = capacity
        self._entries: OrderedDict[str, tuple[float, object]] = OrderedDict()

    def get(self, key: str):
        entry = self._entries.get(key)
        if entry is None or entry[0] < self._clock():
            return None
        self._entries.move_to_end(key)
        return entry[1]

    def put(self, key: str, ${other}: object, ttl: float) -> None:
        self._entries[key] = (self._clock() + ttl, ${other})
        while len(self._entries) > self._capacity:
            self._entries.popitem(last=False)
`,
  ({ noun, other, mark }) => `
def export_${noun}s_${mark}(${noun}s, target: Path) -> int:
    written = 0
    with target.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, fieldnames=["id", "name", "${other}"])
        writer.writeheader()
        for ${noun} in ${noun}s:
            if not ${noun}.name:
                continue
            writer.writerow({"id": ${noun}.identifier, "name": ${noun}.name, "${other}": ${noun}.${other}})
            written += 1
    return written
`,
  ({ noun, mark, count }) => `
async def retry_${noun}_${mark}(operation, attempts: int = 4, base: float = 0.${count}):
    for attempt in range(attempts):
        try:
            return await operation()
        except (TimeoutError, ConnectionError) as error:
            if attempt + 1 == attempts:
                raise
            delay = base * 2**attempt
            logger.info("retrying ${noun} in %.2f s after %s", delay, error)
            await asyncio.sleep(delay)
`,
  ({ noun, other, mark }) => `
def sign_${noun}_${mark}(secret: bytes, ${noun}_id: int, ${other}: str) -> str:
    message = f"{${noun}_id}:{${other}}".encode("utf-8")
    digest = hmac.new(secret, message, hashlib.sha256).hexdigest()
    return f"{${noun}_id}.{digest}"


def check_${noun}_${mark}(secret: bytes, token: str, ${other}: str) -> bool:
    identifier, _, digest = token.partition(".")
    expected = hmac.new(secret, f"{identifier}:{${other}}".encode("utf-8"), hashlib.sha256).hexdigest()
    return hmac.compare_digest(digest, expected)
`,
];

/** Functions with a fault that a detector should name. */
export const FAULTY: readonly ((names: Names) => string)[] = [
  ({ noun, mark }) => `
@app.get("/search/${noun}/${mark}")
def search_${noun}_${mark}():
    term = request.args.get("q", "")
    direction = "DESC" if request.args.get("desc") else "ASC"
    sql = f"SELECT id, name FROM ${noun}s WHERE name LIKE '%{term}%'"
    sql += f" ORDER BY name {direction}"
    rows = database.execute(sql).fetchall()
    return jsonify([dict(row) for row in rows])
`,
  ({ noun, mark }) => `
@app.post("/${noun}/${mark}/convert")
def convert_${noun}_${mark}():
    name = request.form["name"]
    target = f"/srv/${noun}s/{name}.pdf"
    subprocess.run(f"convert /srv/upload/{name} {target}", shell=True, check=True)
    return jsonify({"target": target})
`,
  ({ noun, mark }) => `
@app.get("/${noun}/${mark}/proxy")
def proxy_${noun}_${mark}():
    url = request.args["url"]
    answer = requests.get(url, timeout=10)
    return answer.text, answer.status_code
`,
];

/** Import lines by the word whose use asks for them. */
const IMPORTS: readonly [use: RegExp, line: string][] = [
  [/asyncio\./, 'import asyncio'],
  [/csv\./, 'import csv'],
  [/hashlib\./, 'import hashlib'],
  [/hmac\./, 'import hmac'],
  [/logger\./, 'import logging'],
  [/subprocess\./, 'import subprocess'],
  [/OrderedDict/, 'from collections import OrderedDict'],
  [/@dataclass/, 'from dataclasses import dataclass, field'],
  [/datetime/, 'from datetime import datetime'],
  [/Decimal/, 'from decimal import Decimal'],
  [/Path\b/, 'from pathlib import Path'],
  [/requests\.get/, '\nimport requests'],
  [/@app\./, '\nfrom flask import Flask, jsonify, request'],
  [/logger\./, '\nlogger = logging.getLogger(__name__)'],
  [/@app\./, '\napp = Flask(__name__)'],
];

/** The head of a module: what its body uses, and no more, because rules skip files by their imports. */
export function importsOf(body: string): string {
  return IMPORTS.filter(([use]) => use.test(body)).map(([, line]) => `${line}\n`).join('');
}

function title(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}
