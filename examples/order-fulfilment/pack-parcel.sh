#!/bin/sh
# The worker of PackParcel: the task's input on stdin, its output on stdout. Each parcel needs a label from the roll;
# when there is none, that is a failure (exit code 1), which the state machine retries after somebody has put in a
# new roll.
labels=${LABEL_ROLL:?the file that stands for the label roll}
cat >/dev/null
if ! label=$(cat "$labels"); then
  echo "SW-7781" >"$labels"
  exit 1
fi
sleep 3
echo "{\"label\": \"$label\", \"weightInGrams\": 1240}"
