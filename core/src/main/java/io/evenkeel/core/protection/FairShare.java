package io.evenkeel.core.protection;

import java.util.HashMap;
import java.util.Map;

/**
 * Divides a limit of calls in flight among tenants: each may have as many as a multiple of what is
 * free at the moment. One alone gets nearly all, n that flood get equal parts, and since something
 * always stays free, one that comes later is let in at once.
 *
 * <p>Dynamic thresholds (Choudhury and Hahne, IEEE/ACM ToN 1998): with multiple a, n tenants that
 * flood get {@code a / (1 + n a)} of the limit each, and {@code 1 / (1 + n a)} stays free, as long
 * as that is at least one call. Remembers only tenants with calls in flight, so never more than the
 * limit. Who a tenant is has to be known for certain: each new name gets a part.
 */
public final class FairShare {

  private final double multiple;
  private final Map<String, Integer> inFlight = new HashMap<>();
  private int total;

  /**
   * With nothing in flight.
   *
   * @param multiple of what is free that each may have, 1 to 1000; 8 leaves a ninth free to one
   */
  public FairShare(double multiple) {
    Bounds.check("multiple", multiple, 1, 1_000);
    this.multiple = multiple;
  }

  public static FairShare byDefault() {
    return new FairShare(8);
  }

  /**
   * Whether a call of a tenant may come; if so it is in flight until {@link #done}.
   *
   * @param weight of the tenant in relation to others, above 0; NaN and less count as 1
   * @param limit as it is now, for all tenants together
   */
  public boolean tryBegin(String tenant, double weight, int limit) {
    int its = inFlight.getOrDefault(tenant, 0);
    double part = weight > 0 && weight < Double.POSITIVE_INFINITY ? weight : 1;
    int free = limit - total;
    if (free <= 0 || its >= Math.max(1, multiple * part * free)) {
      return false;
    }
    inFlight.put(tenant, its + 1);
    total++;
    return true;
  }

  /** A call of this tenant is over. More of these than calls are left out. */
  public void done(String tenant) {
    Integer its = inFlight.get(tenant);
    if (its == null) {
      return;
    }
    total--;
    if (its == 1) {
      inFlight.remove(tenant);
    } else {
      inFlight.put(tenant, its - 1);
    }
  }

  public int inFlight(String tenant) {
    return inFlight.getOrDefault(tenant, 0);
  }

  /** Of all tenants. */
  public int inFlight() {
    return total;
  }

  /** How many have calls in flight. */
  public int tenants() {
    return inFlight.size();
  }
}
