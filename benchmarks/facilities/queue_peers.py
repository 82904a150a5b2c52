"""M/M/1 (arrivals 1, services 2 per unit) and M/M/3/10 in SimPy: customers per processor second."""
import random
import sys
import time

import simpy


def run(customers, arrivals, services, servers, places):
    random.seed(1)
    env = simpy.Environment()
    server = simpy.Resource(env, capacity=servers)
    waits = []

    def patient():
        came = env.now
        if server.count + len(server.queue) >= places:
            return
        with server.request() as request:
            yield request
            waits.append(env.now - came)
            yield env.timeout(random.expovariate(services))

    def source():
        for _ in range(customers):
            yield env.timeout(random.expovariate(arrivals))
            env.process(patient())

    env.process(source())
    begun = time.process_time()
    env.run()
    return customers / (time.process_time() - begun), sum(waits) / len(waits)


customers = int(sys.argv[1])
for name, model in [("mm1", (1, 2, 1, 10**9)), ("mm3_10", (2.5, 1, 3, 10))]:
    rate, wait = run(customers, *model)
    print("simpy %s %.0f %.4f" % (name, rate, wait))
