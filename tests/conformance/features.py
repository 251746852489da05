"""Which cases this version can be asked to pass.

A case uses features of the language and of the API; one that uses a feature of UNBUILT is not applicable, and the
report says so. The line of a feature is deleted when it is built: the floors then only rise.
"""

import json

UNBUILT = {
    "distributed_map": "Distributed Map",
    "express": "Express workflows",
    "versions": "versions (publish)",
    "aliases": "aliases",
    "tags": "the tag operations",
    "test_state": "TestState",
    "redrive": "redrive",
    "map_runs": "Map Runs",
}

OPERATIONS = {
    "TagResource": "tags", "UntagResource": "tags", "ListTagsForResource": "tags",
    "PublishStateMachineVersion": "versions", "ListStateMachineVersions": "versions",
    "DeleteStateMachineVersion": "versions",
    "CreateStateMachineAlias": "aliases", "DescribeStateMachineAlias": "aliases", "UpdateStateMachineAlias": "aliases",
    "DeleteStateMachineAlias": "aliases", "ListStateMachineAliases": "aliases",
    "TestState": "test_state", "StartSyncExecution": "express", "RedriveExecution": "redrive",
    "DescribeMapRun": "map_runs", "UpdateMapRun": "map_runs", "ListMapRuns": "map_runs",
}

_JSONATA_FIELDS = {"Arguments", "Output", "Condition"}


def not_applicable(case):
    """The reason why the case can't be asked for, or None."""
    reasons = sorted(UNBUILT[feature] for feature in used(case) if feature in UNBUILT)
    return ", ".join(reasons) if reasons else None


def used(case):
    features = {"mocks"} if "mockConfig" in case else set()
    if case.get("type") == "EXPRESS":
        features.add("express")
    if isinstance(case.get("definition"), dict):
        features |= _of_machine(case["definition"])
    for step in case.get("steps", []):
        features |= _of_step(step)
    return features


def _of_step(step):
    if "await" in step:
        text = step["await"]
        return {"aliases"} if "alias" in text else {"versions"} if "version" in text else set()
    request = step["request"]
    if step["operation"] == "ValidateStateMachineDefinition":
        return {"validation"}
    features = {OPERATIONS[step["operation"]]} if step["operation"] in OPERATIONS else set()
    if request.get("type") == "EXPRESS":
        features.add("express")
    if "publish" in request or "versionDescription" in request:
        features.add("versions")
    if step.get("expectError", {}).get("code") == "InvalidDefinition":
        return features | {"validation"}  # it is judged and never run, whatever it uses
    try:
        definition = json.loads(request.get("definition", "null"))
    except ValueError:
        definition = None
    return features | (_of_machine(definition) if isinstance(definition, dict) else set())


def _of_machine(machine):
    features = {"jsonata"} if machine.get("QueryLanguage") == "JSONata" else set()
    states = machine.get("States")
    for state in states.values() if isinstance(states, dict) else []:
        if isinstance(state, dict):
            features |= _of_state(state)
    return features


def _of_state(state):
    features = _of_resource(state.get("Resource"))
    if state.get("QueryLanguage") == "JSONata" or _JSONATA_FIELDS & state.keys():
        features.add("jsonata")
    branches = state.get("Branches") if isinstance(state.get("Branches"), list) else []
    processor = state.get("ItemProcessor", state.get("Iterator"))
    if isinstance(processor, dict) and processor.get("ProcessorConfig", {}).get("Mode") == "DISTRIBUTED":
        features.add("distributed_map")
    for inner in [*branches, state.get("ItemProcessor"), state.get("Iterator")]:
        if isinstance(inner, dict):
            features |= _of_machine(inner)
    return features


def _of_resource(resource):
    if not isinstance(resource, str) or ":activity:" in resource or resource.startswith("{{"):
        return set()
    if ":lambda:" in resource:
        return {"lambda"}
    if ":states:::states:" in resource:
        return {"nested"}
    return {"services"} if ":states:::" in resource else set()
