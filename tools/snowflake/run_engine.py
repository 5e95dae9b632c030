"""Carries out statements of Snowflake by an engine over DuckDB (fakesnow).

python3 run_engine.py ENGINE_FOLDER: each line of the standard input is the body of a statement as the SQL API has it, each
line of the output what came of it: {"rows": [[…]]} or {"code", "sqlState", "message"}. For tests. What it does not have of
Snowflake: warehouses, roles, access, limits of size, and what docs/export-snowflake.md says.
"""

import json
import sys
import warnings

sys.path.insert(0, sys.argv[1])
OUTPUT, sys.stdout = sys.stdout, sys.stderr
warnings.simplefilter("ignore")
from fakesnow.instance import FakeSnow  # noqa: E402
from snowflake.connector.errors import ProgrammingError  # noqa: E402

ENGINE = FakeSnow()


def run(statement, bindings, database, schema):
    values = [bindings[key]["value"] for key in sorted(bindings, key=int)]
    with ENGINE.connect(database=database, schema=schema, paramstyle="qmark") as session:
        return session.cursor().execute(statement, values).fetchall()


def outcome(request):
    try:
        rows = run(request["statement"], request.get("bindings", {}), request["database"], request["schema"])
    except ProgrammingError as error:
        return {"code": f"{error.errno:06}", "sqlState": error.sqlstate, "message": error.raw_msg}
    return {"rows": [[None if value is None else str(value) for value in row] for row in rows]}


for line in sys.stdin:
    print(json.dumps(outcome(json.loads(line))), file=OUTPUT, flush=True)
