package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.reliefspan.simulation.model.SimulationException;

/** Blocks of work that threads take in turn. */
public final class Blocks {
  private Blocks() {}

  /** Does blocks; one per thread. */
  public interface Worker {
    /** One of them. */
    void block(long index);
  }

  /**
   * Runs all blocks.
   *
   * @return the workers, to be merged by who does not care for their order
   * @throws SimulationException of the first block that fails, whatever the number of threads
   */
  public static <W extends Worker> List<W> run(long blocks, int threads, Supplier<W> worker) {
    int used = (int) Math.max(1, Math.min(threads, blocks));
    List<W> workers = new ArrayList<>();
    List<Turns<W>> turns = new ArrayList<>();
    AtomicLong next = new AtomicLong();
    for (int i = 0; i < used; i++) {
      W each = worker.get();
      workers.add(each);
      turns.add(new Turns<>(each, next, blocks));
    }
    if (used == 1) {
      turns.get(0).run();
    } else {
      inThreads(turns);
    }
    throwFirst(turns);
    return workers;
  }

  private static <W extends Worker> void inThreads(List<Turns<W>> turns) {
    ExecutorService pool = Executors.newFixedThreadPool(turns.size());
    try {
      List<Future<?>> futures = new ArrayList<>();
      turns.forEach(each -> futures.add(pool.submit(each)));
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a block of patients failed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SimulationException("The simulation was stopped.");
    } finally {
      pool.shutdownNow();
    }
  }

  private static <W extends Worker> void throwFirst(List<Turns<W>> turns) {
    long first = Long.MAX_VALUE;
    for (Turns<W> each : turns) {
      first = Math.min(first, each.failedAt);
    }
    for (Turns<W> each : turns) {
      if (each.failure.size() == 1 && each.failedAt == first) {
        throw each.failure.get(0);
      }
    }
  }

  /** One thread takes blocks until none is left; blocks are taken in order, so the first fails. */
  private static final class Turns<W extends Worker> implements Runnable {
    private final W worker;
    private final AtomicLong next;
    private final long blocks;
    private final List<SimulationException> failure = new ArrayList<>();
    private long failedAt = Long.MAX_VALUE;

    Turns(W worker, AtomicLong next, long blocks) {
      this.worker = worker;
      this.next = next;
      this.blocks = blocks;
    }

    @Override
    public void run() {
      for (long block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
        try {
          worker.block(block);
        } catch (SimulationException wrong) {
          failure.add(wrong);
          failedAt = block;
          next.set(blocks);
          return;
        }
      }
    }
  }
}
