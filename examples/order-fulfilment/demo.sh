#!/bin/bash
# Fulfils an order on a server of its own, kills that server with -9 in the middle, starts it again, and shows that the
# order is fulfilled all the same.
#   demo.sh               the server stays in the foreground afterwards
#   demo.sh --demo-only   ends with the exit code of the demonstration
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
stepwell=${STEPWELL_BINARY:-$root/build/release/stepwell}
data=${STEPWELL_DATA:-$root/data}
# The ARNs in the definition are those of a server with its defaults.
unset AWS_ACCOUNT_ID AWS_DEFAULT_REGION STEPWELL_ACCOUNT STEPWELL_REGION STEPWELL_PORT STEPWELL_CONFIG
demo_only=false
[ "${1:-}" = --demo-only ] && demo_only=true

work=$(mktemp -d)
export LABEL_ROLL=$work/label-roll
server= workers=()

cleanup() {
  trap - EXIT
  for pid in "${workers[@]}" $server; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${workers[@]}" $server; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say() { printf '\n== %s\n' "$*"; }
give_up() { echo "$*" >&2; exit 1; }

# Starts the server on $port and waits until it serves; fails with the server's exit code when it does not.
start_server() {
  "$stepwell" serve --config "$here/stepwell.toml" --data "$data" --port "$port" 2>"$work/server.log" &
  server=$!
  until "$stepwell" call ListActivities --endpoint-url "$endpoint" >/dev/null 2>&1; do
    if ! kill -0 "$server" 2>/dev/null; then
      local code=0
      wait "$server" || code=$?
      server=
      return "$code"
    fi
    sleep 0.05
  done
  cat "$work/server.log"
}

# The first free port from 8083 on; the server's exit code 17 says that a port is taken.
start_server_on_free_port() {
  local code
  for port in $(seq 8083 8183); do
    endpoint=http://127.0.0.1:$port
    code=0
    start_server || code=$?
    [ "$code" = 0 ] && return
    [ "$code" = 17 ] || { cat "$work/server.log" >&2; exit "$code"; }
    echo "port $port is taken"
  done
  give_up "no free port from 8083 to 8183"
}

call() { "$stepwell" call --endpoint-url "$endpoint" "$@"; }
member() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
history() { "$stepwell" history --endpoint-url "$endpoint" "$execution" "$@"; }
start_worker() {
  "$stepwell" worker --endpoint-url "$endpoint" --activity "$1" --name "$1-worker" -- "$here/$1.sh" 2>>"$work/workers.log" &
  workers+=($!)
}

# It is there already, with another definition, after its file was changed.
create_machine() {
  local role=arn:aws:iam::123456789012:role/order-fulfilment
  call CreateStateMachine name="$1" definition=@"$here/$2" roleArn=$role >/dev/null 2>&1 ||
    call UpdateStateMachine stateMachineArn="$machines:$1" definition=@"$here/$2" >/dev/null
}

# Until the history has as many events of a type, for 30 seconds at most.
wait_for() {
  for _ in $(seq 300); do
    [ "$(history --json | grep -c "\"type\":\"$1\"")" -ge "$2" ] && return
    sleep 0.1
  done
  give_up "the history never had $2 times $1"
}

say "A server"
start_server_on_free_port

say "An order, two state machines, two workers and a function"
for activity in pack-parcel book-courier; do
  call CreateActivity name=$activity >/dev/null
  start_worker $activity
done
name=order-$(date +%s)-$$
machines=arn:aws:states:us-east-1:123456789012:stateMachine
arn=$machines:order-fulfilment
create_machine customer-notice notice.asl.json
create_machine order-fulfilment order.asl.json
execution=$(call StartExecution stateMachineArn="$arn" name="$name" input=@"$here/order.json" | member executionArn)
cat "$here/order.json"
echo "started $execution"

wait_for ActivityStarted 3
wait_for WaitStateEntered 1
wait_for TaskSubmitted 1
say "kill -9 $server, while a worker packs, a Wait state waits and a nested execution runs"
kill -9 "$server"
wait "$server" 2>/dev/null || true
echo "The parcel has failed once already (no label) and is being packed again; no express courier came, so the post is"
echo "taken. The customer's notice waits in an execution of its own. Nobody serves for three seconds, in which the"
echo "packing and the waiting come to their end."
sleep 3

say "The same server again"
start_server

history --follow >/dev/null
status=$(call DescribeExecution executionArn="$execution" | member status)
say "The execution: $status"
call DescribeExecution executionArn="$execution" | python3 -m json.tool

say "Its history, by the API"
history

say "Its history, in the database while the server runs"
sqlite3 -readonly -box "$data/stepwell.db" \
  "SELECT event_id, recorded_at, type, state FROM v_history WHERE execution = '$name' ORDER BY seq"

say "What the recoveries did"
sqlite3 -readonly -box "$data/stepwell.db" "SELECT * FROM v_recoveries ORDER BY epoch DESC LIMIT 2"

say "To try next, while the server runs"
cat <<TEXT
eval "\$($stepwell env --endpoint-url $endpoint)"
aws stepfunctions list-executions --state-machine-arn $arn
sqlite3 -readonly -box $data/stepwell.db 'SELECT * FROM v_api_calls ORDER BY call_id DESC LIMIT 10'
TEXT

[ "$status" = SUCCEEDED ] || give_up "the execution ended $status"
$demo_only && exit 0

for pid in "${workers[@]}"; do kill -TERM "$pid"; done
workers=()
say "The server stays on $endpoint; Ctrl-C stops it"
trap 'kill -TERM "$server" 2>/dev/null || true' INT TERM
code=0
wait "$server" || code=$?
# A signal has ended the wait, not yet the server.
if [ "$code" -gt 128 ]; then
  code=0
  wait "$server" || code=$?
fi
server=
exit "$code"
