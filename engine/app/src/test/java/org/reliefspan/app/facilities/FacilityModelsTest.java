package org.reliefspan.app.facilities;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.app.facilities.Agreement.Compared;
import org.reliefspan.numerics.queueing.StationaryLaw;

/** Facilities that nobody ships, against Markov chains and closed forms. */
class FacilityModelsTest {
  private static void require(World world, Compared... all) {
    Agreement.require(world, 1, all);
  }

  private static ToDoubleFunction<World.Ran> of(String name, String quantity) {
    return ran -> ran.value(name, quantity);
  }

  private static World service(String steps, String arrivals, double until) {
    return World.service(
        """
        resources: {server: {count: 1}}
        steps: {service: {%s}}
        arrivals: {all: {%s}}
        run: {until: %s, warmup: %s}
        """
            .formatted(steps, arrivals, until, until / 20));
  }

  private static final String TWO =
      """
      pathway: {name: two, title: Two}
      time: {unit: day, horizon: 100000}
      states: {here: {}, gone: {final: true}}
      start: here
      events: {come: {in: here, after: {at: 0}, request: %s}}
      activities:
        first: {duration: {exponential: {rate: %s}}, needs: {left: 1}, %s balked: {go: gone}}
        second: {duration: {exponential: {rate: %s}}, needs: {right: 1}, done: {go: gone}, balked: {go: gone}}
      outcomes: {none: {}}
      """;

  /**
   * Two stations with two and one places to wait. A state is how many are at the first (0 to 3) and
   * at the second (0 to 2), or that one at the first is blocked.
   */
  @Test
  void tandemWithBlockingIsItsMarkovChain() {
    double in = 1;
    double one = 1.6;
    double two = 1.2;
    int states = 4 * 4; // [first][second], second 3 for full with one blocked
    double[] rates = new double[states * states];
    for (int first = 0; first < 4; first++) {
      for (int second = 0; second < 4; second++) {
        if (first == 0 && second == 3) {
          continue;
        }
        int from = 4 * first + second;
        if (first < 3) {
          add(rates, states, from, from + 4, in);
        }
        if (first > 0 && second < 2) {
          add(rates, states, from, from - 4 + 1, one);
        } else if (first > 0 && second == 2) {
          add(rates, states, from, from + 1, one); // blocked
        }
        if (second == 3) {
          add(rates, states, from, 4 * (first - 1) + 2, two); // takes the place that got free
        } else if (second > 0) {
          add(rates, states, from, from - 1, two);
        }
      }
    }
    double[] law = law(rates, states, 3);
    double full = 0;
    double firstBusy = 0;
    double secondBusy = 0;
    double firstWaits = 0;
    double blocked = 0;
    for (int i = 0; i < states; i++) {
      full += i / 4 == 3 ? law[i] : 0;
      firstBusy += i / 4 > 0 ? law[i] : 0;
      secondBusy += i % 4 > 0 ? law[i] : 0;
      firstWaits += Math.max(0, i / 4 - 1) * law[i];
      blocked += i % 4 == 3 ? law[i] : 0;
    }
    double secondWaits = blocked; // who is blocked waits for the second, besides those in its place
    for (int i = 0; i < states; i++) {
      secondWaits += i % 4 >= 2 ? law[i] : 0;
    }
    World world =
        World.of(
            TWO.formatted("first", one, "done: {request: second},", two),
            """
            resources: {left: {count: 1}, right: {count: 1}}
            steps:
              first: {waiting: {places: 2}}
              second: {waiting: {places: 1}, when_full: block}
            arrivals: {all: {rate: 1}}
            run: {until: 4000, warmup: 100}
            """);
    require(
        world,
        new Compared(
            "turned away",
            ran -> ran.value("first", "balked") / ran.value("first", "request"),
            full),
        new Compared("first busy", of("left", "busy_mean"), firstBusy),
        new Compared("second busy", of("right", "busy_mean"), secondBusy),
        new Compared("first waits", of("first", "number_waiting_mean"), firstWaits),
        new Compared("second waits", of("second", "number_waiting_mean"), secondWaits),
        new Compared("done", of("second", "done_per_unit"), two * secondBusy));
  }

  private static void add(double[] rates, int states, int from, int to, double rate) {
    rates[from * states + to] += rate;
    rates[from * states + from] -= rate;
  }

  /** Without a state that cannot be. */
  private static double[] law(double[] rates, int states, int impossible) {
    int kept = states - 1;
    double[] fewer = new double[kept * kept];
    for (int i = 0; i < kept; i++) {
      for (int j = 0; j < kept; j++) {
        int from = i < impossible ? i : i + 1;
        int to = j < impossible ? j : j + 1;
        fewer[i * kept + j] = rates[from * states + to];
      }
    }
    double[] law = StationaryLaw.ofGenerator(fewer);
    double[] all = new double[states];
    for (int i = 0; i < kept; i++) {
      all[i < impossible ? i : i + 1] = law[i];
    }
    return all;
  }

  /** Nobody joins three who wait: at most four are there. */
  @Test
  void whoSeesThreeWaitingGoes() {
    World world =
        service(
            "duration: {exponential: {rate: 1.25}}, waiting: {balk: 'ifelse(queue(\"service\") >="
                + " 3, 1, 0)'}",
            "rate: 1",
            4000);
    double rho = 0.8;
    double norm = (1 - rho) / (1 - Math.pow(rho, 5));
    require(
        world,
        new Compared(
            "balks",
            ran -> ran.value("service", "balked") / ran.value("service", "request"),
            norm * Math.pow(rho, 4)),
        new Compared(
            "waits",
            of("service", "number_waiting_mean"),
            norm * (rho * rho + 2 * Math.pow(rho, 3) + 3 * Math.pow(rho, 4))));
  }

  /** Each joins the shorter of two lines, the first of equal ones. */
  @Test
  void joiningTheShorterLineIsItsMarkovChain() {
    int size = 16;
    double in = 1.2;
    int states = size * size;
    double[] rates = new double[states * states];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int from = i * size + j;
        if (i <= j && i + 1 < size) {
          add(rates, states, from, from + size, in);
        } else if (j < i && j + 1 < size) {
          add(rates, states, from, from + 1, in);
        }
        if (i > 0) {
          add(rates, states, from, from - size, 1);
        }
        if (j > 0) {
          add(rates, states, from, from - 1, 1);
        }
      }
    }
    double[] law = StationaryLaw.ofGenerator(rates);
    double first = 0;
    double second = 0;
    double firstBusy = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        first += Math.max(0, i - 1) * law[i * size + j];
        second += Math.max(0, j - 1) * law[i * size + j];
        firstBusy += i > 0 ? law[i * size + j] : 0;
      }
    }
    String there = "queue(\"%s\") + in_service(\"%s\")";
    String left = there.formatted("first", "first");
    String right = there.formatted("second", "second");
    World world =
        World.of(
            TWO.formatted(
                "{first: '%s <= %s', second: '%s > %s'}".formatted(left, right, left, right),
                1,
                "done: {go: gone},",
                1),
            """
            resources: {left: {count: 1}, right: {count: 1}}
            arrivals: {all: {rate: 1.2}}
            run: {until: 4000, warmup: 100}
            """);
    require(
        world,
        new Compared("first busy", of("left", "busy_mean"), firstBusy),
        new Compared("first", of("first", "number_waiting_mean"), first),
        new Compared("second", of("second", "number_waiting_mean"), second));
  }

  /** From empty, at rate 6 for 5 days and enough servers: m(t) = 6 (1 - exp(-t)). */
  @Test
  void ratesThatGoInTurnsFillEnoughServersAsKnown() {
    World world =
        World.service(
            """
            resources: {server: {count: 1000}}
            steps: {service: {duration: {exponential: {rate: 1}}}}
            arrivals: {all: {rate: 3, pattern: {every: 10, from: [0, 5], factor: [2, 0.5]}}}
            run: {until: 10}
            """);
    double rise = 6 * (5 - (1 - Math.exp(-5)));
    double at5 = 6 * (1 - Math.exp(-5));
    double fall = 1.5 * 5 + (at5 - 1.5) * (1 - Math.exp(-5));
    Agreement.require(
        world, 1, new Compared("busy", of("server", "busy_mean"), (rise + fall) / 10));
  }

  /** D/M/1: the root of s = exp(-mu (1 - s)) times the mean that is left. */
  @Test
  void arrivalsAtEqualTimesWaitAsTheRootSays() {
    double mu = 1.25;
    double root = 0.5;
    for (int i = 0; i < 500; i++) {
      root = Math.exp(-mu * (1 - root));
    }
    World world = service("duration: {exponential: {rate: 1.25}}", "every: 1", 8000);
    require(world, new Compared("wait", of("service", "mean"), root / (mu * (1 - root))));
  }

  /** Whatever the order, if it does not look at durations, the mean is that of M/M/1. */
  @ParameterizedTest
  @ValueSource(strings = {"first_come", "last_come", "random", "longest_wait"})
  void theOrderDoesNotChangeTheMeanWait(String order) {
    World world = service("duration: {exponential: {rate: 1}}, order: " + order, "rate: 0.6", 6000);
    require(
        world,
        new Compared("wait", of("service", "mean"), 1.5),
        new Compared("waits", of("service", "number_waiting_mean"), 0.9));
  }

  /**
   * M/M/1 with patience of one day: the virtual wait has the density l p0 exp(-(mu - l) x) before
   * it and l p0 exp(l - mu x) after (Barrer 1957).
   */
  @Test
  void patienceOfOneDayLosesAsManyAsKnown() {
    double in = 1.2;
    double mu = 1;
    double before = (Math.exp((in - mu) * 1) - 1) / (in - mu);
    double after = Math.exp(in - mu) / mu;
    double empty = 1 / (1 + in * (before + after));
    World world =
        service("duration: {exponential: {rate: 1}}, waiting: {patience: 1}", "rate: 1.2", 4000);
    require(
        world,
        new Compared(
            "goes",
            ran -> ran.value("service", "reneged") / ran.value("service", "request"),
            in * empty * after),
        new Compared("busy", of("server", "busy_mean"), 1 - empty));
  }

  /** Who comes twice and goes at once with a chance of one half goes both times with a quarter. */
  @Test
  void eachVisitHasItsOwnLuck() {
    String pathway =
        """
        pathway: {name: twice, title: Twice}
        time: {unit: day, horizon: 100}
        states: {here: {}}
        start: here
        events: {come: {in: here, after: {at: 0}, request: service}}
        activities:
          service:
            needs: {server: 1}
            done: {request: again}
            balked: {add: {both: 'events("service.balked") == 1'}, request: again}
          again:
            window: {target: 1}
            done: {request: {service: 'events("again") < 1'}}
        outcomes: {both: {}}
        """;
    World world =
        World.of(
            pathway,
            """
            resources: {server: {count: 1000}}
            steps: {service: {waiting: {balk: 0.5}}}
            arrivals: {all: {rate: 10, number: 2000}}
            """);
    require(
        world,
        new Compared(
            "goes", ran -> ran.value("service", "balked") / ran.value("service", "request"), 0.5),
        new Compared("both", of("both", "here"), 0.25));
  }

  /** Three servers who take one day each: X' = max(X - 3, 0) + Poisson(2.55) from day to day. */
  @Test
  void servicesOfOneDayWaitAsTheChainOfDaysSays() {
    int states = 200;
    double[] rates = new double[states * states];
    double[] poisson = new double[states];
    poisson[0] = Math.exp(-2.55);
    for (int k = 1; k < states; k++) {
      poisson[k] = poisson[k - 1] * 2.55 / k;
    }
    for (int from = 0; from < states; from++) {
      for (int to = Math.max(from - 3, 0); to < states; to++) {
        if (to != from) {
          add(rates, states, from, to, poisson[to - Math.max(from - 3, 0)]);
        }
      }
    }
    double[] law = StationaryLaw.ofGenerator(rates);
    double waits = 0;
    for (int i = 3; i < states; i++) {
      waits += (i - 3) * law[i];
    }
    World world =
        World.service(
            """
            resources: {server: {count: 3}}
            arrivals: {all: {rate: 2.55}}
            run: {until: 8000, warmup: 400}
            """);
    require(
        world,
        new Compared("waits", of("service", "number_waiting_mean"), waits),
        new Compared("wait", of("service", "mean"), waits / 2.55));
  }

  /** M^X/M/1: L = rho (E X^2 + E X) / (2 E X (1 - rho)), with groups of 1, 2 and 5. */
  @Test
  void groupsThatArriveTogetherWaitForOneAnother() {
    double mean = 2.6;
    double square = 9.4;
    double rho = mean / 4;
    double there = rho * (square + mean) / (2 * mean * (1 - rho));
    World world =
        service(
            "duration: {exponential: {rate: 4}}",
            "rate: 1, together: {1: 0.3, 2: 0.4, 5: 0.3}",
            6000);
    require(
        world,
        new Compared("waits", of("service", "number_waiting_mean"), there - rho),
        new Compared("wait", of("service", "mean"), there / mean - 0.25));
  }

  /** A vacation begins whenever nobody waits: Wq = rho / (1 - rho) + E V^2 / (2 E V). */
  @Test
  void vacationsAddTheirMeanResidualTime() {
    String pathway =
        """
        pathway: {name: vacations, title: Vacations}
        time: {unit: day, horizon: 1000000}
        attributes: {is_server: 0}
        states: {here: {}, gone: {final: true}}
        start: here
        events:
          come: {in: here, after: {at: 0}, request: {service: is_server == 0, vacation: is_server == 1}}
        activities:
          service: {duration: {exponential: {rate: 1}}, needs: {server: 1}, priority: 1, done: {go: gone}}
          vacation: {duration: {uniform: {from: 0.5, to: 1.5}}, needs: {server: 1}, done: {request: vacation}}
        outcomes: {none: {}}
        """;
    World world =
        World.of(
            pathway,
            """
            resources: {server: {count: 1}}
            arrivals: {all: {rate: 0.6}, one: {at: [0], attributes: {is_server: 1}}}
            run: {until: 6000, warmup: 300}
            """);
    require(world, new Compared("wait", of("service", "mean"), 0.6 / 0.4 + (1 + 1 / 12.0) / 2));
  }

  /**
   * Two patients at the beginning of a session, then one each mean service (Bailey and Welch 1952),
   * each of whom comes with 4 in 5: the law of how many are there, from appointment to appointment.
   */
  @Test
  void appointmentsByBaileyAndWelchWaitAsTheirChainSays() {
    double[] there = new double[12];
    there[0] = 1;
    double sum = 0;
    for (int i = 0; i < 10; i++) {
      there = i < 2 ? there : afterOneService(there);
      double[] next = new double[there.length];
      for (int n = 0; n < there.length; n++) {
        sum += n * there[n];
        next[n] += 0.2 * there[n];
        if (n + 1 < there.length) {
          next[n + 1] += 0.8 * there[n];
        }
      }
      there = next;
    }
    StringBuilder at = new StringBuilder();
    for (int session = 0; session < 200; session++) {
      for (int i = 0; i < 10; i++) {
        at.append(at.isEmpty() ? "" : ", ").append(100 * session + Math.max(0, i - 1));
      }
    }
    World world =
        World.service(
            """
            resources: {server: {count: 1}}
            steps: {service: {duration: {exponential: {mean: 1}}, no_show: 0.2}}
            arrivals: {all: {at: [%s]}}
            """
                .formatted(at));
    require(world, new Compared("wait", of("service", "mean"), sum / 10));
  }

  /** How many are there after a time of one mean service in which nobody comes. */
  private static double[] afterOneService(double[] there) {
    double[] after = new double[there.length];
    for (int n = 0; n < there.length; n++) {
      double left = 1;
      double done = Math.exp(-1);
      for (int k = 0; k < n; k++) {
        after[n - k] += there[n] * done;
        left -= done;
        done /= k + 1;
      }
      after[0] += there[n] * left;
    }
    return after;
  }
}
