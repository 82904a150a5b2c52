package org.reliefspan.numerics.queueing;

/**
 * Share of arrivals that a station without waiting room turns away (M/G/c/c).
 *
 * <p>Formula: B(0) = 1, B(n) = a B(n - 1) / (n + a B(n - 1)) with offered load a = arrival rate x
 * mean service; every step adds positive numbers only. Domain: a not negative, at least one server.
 * Edge cases: a = 0 turns nobody away. Only the mean of service matters. Source: Erlang 1917;
 * Jagers and Van Doorn 1986, doi 10.1016/0167-6377(86)90099-9. Agreement: birth-death law and exact
 * fractions, 1e-12 relative ({@code ErlangTest}).
 */
public final class ErlangB {
  private ErlangB() {}

  /**
   * Share turned away.
   *
   * @param offeredLoad mean number of servers that arrivals would keep busy
   * @param servers number of servers
   */
  public static double blocking(double offeredLoad, int servers) {
    Require.notNegative("offered load", offeredLoad);
    Require.atLeastOne("number of servers", servers);
    double blocking = 1;
    for (int n = 1; n <= servers; n++) {
      blocking = offeredLoad * blocking / (n + offeredLoad * blocking);
    }
    return blocking;
  }

  /** Fewest servers that turn away at most a given share. */
  public static int serversFor(double offeredLoad, double mostBlocked) {
    Require.notNegative("offered load", offeredLoad);
    if (!(mostBlocked > 0 && mostBlocked < 1)) {
      throw new IllegalArgumentException(
          "The share turned away (%s) must lie between 0 and 1.".formatted(mostBlocked));
    }
    int servers = 0;
    double blocking = 1;
    while (blocking > mostBlocked) {
      servers++;
      blocking = offeredLoad * blocking / (servers + offeredLoad * blocking);
    }
    return Math.max(1, servers);
  }
}
