#!/usr/bin/env python3
"""pytm on a model of N elements with two data flows each; prints the number of findings."""
import random
import sys

sys.argv, count = sys.argv[:1], int(sys.argv[1])
from pytm import TM, Actor, Dataflow, Datastore, Server

rng = random.Random(count)
model = TM("generated")
kinds = (Actor, Server, Datastore)
elements = [kinds[index % 3](f"element {index}") for index in range(count)]
for index, element in enumerate(elements):
    for other in rng.sample(range(count - 1), 2):
        Dataflow(element, elements[other if other < index else other + 1], f"flow {index} {other}")
model.check()
model.resolve()
print(len(model.findings))
