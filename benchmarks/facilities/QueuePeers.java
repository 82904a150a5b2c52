import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Sim;

/** M/M/1 and M/M/3/10 by hand in SSJ: customers per processor second. Run by queue-peers.sh. */
final class QueuePeers {
  private final RandomStream gaps = new MRG32k3a();
  private final RandomStream durations = new MRG32k3a();
  private final ArrayDeque<Double> waiting = new ArrayDeque<>(); // when they came
  private final double arrivals;
  private final double services;
  private final int servers;
  private final int places;
  private long toCome;
  private long begun;
  private int busy;
  private double waits;

  private QueuePeers(long customers, double arrivals, double services, int servers, int places) {
    this.toCome = customers;
    this.arrivals = arrivals;
    this.services = services;
    this.servers = servers;
    this.places = places;
  }

  private static double exponential(RandomStream luck, double rate) {
    return -Math.log(1 - luck.nextDouble()) / rate;
  }

  private final class Arrival extends Event {
    @Override
    public void actions() {
      if (--toCome > 0) {
        new Arrival().schedule(exponential(gaps, arrivals));
      }
      if (busy < servers) {
        serve(Sim.time());
      } else if (busy + waiting.size() < places) {
        waiting.add(Sim.time());
      }
    }
  }

  private final class Departure extends Event {
    @Override
    public void actions() {
      busy--;
      if (!waiting.isEmpty()) {
        serve(waiting.remove());
      }
    }
  }

  private void serve(double came) {
    busy++;
    begun++;
    waits += Sim.time() - came;
    new Departure().schedule(exponential(durations, services));
  }

  private double meanWait() {
    Sim.init();
    new Arrival().schedule(exponential(gaps, arrivals));
    Sim.start();
    return waits / begun;
  }

  private static void time(String name, long customers, double[] rates, int servers, int places) {
    double best = 0;
    double wait = 0;
    for (int i = 0; i < 6; i++) {
      long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      wait = new QueuePeers(customers, rates[0], rates[1], servers, places).meanWait();
      long ticks = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
      best = Math.max(best, customers * 1e9 / ticks);
    }
    System.out.printf("ssj %s %.0f %.4f%n", name, best, wait);
  }

  public static void main(String[] arguments) {
    long customers = Long.parseLong(arguments[0]);
    time("mm1", customers, new double[] {1, 2}, 1, Integer.MAX_VALUE);
    time("mm3_10", customers, new double[] {2.5, 1}, 3, 10);
  }
}
