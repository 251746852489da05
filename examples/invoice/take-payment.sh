#!/bin/sh
# The worker of AskForPayment: takes the money of whoever has been reminded once, but never of Bob.
task=$(cat)
case $task in
  *'"customer":"Bob"'*)
    echo "no funds" >&2
    exit 3
    ;;
  *'"reminder":0'*) echo '{"paid": false, "because": "no answer"}' ;;
  *) echo '{"paid": true}' ;;
esac
