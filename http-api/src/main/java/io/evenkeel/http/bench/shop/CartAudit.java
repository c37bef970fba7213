package io.evenkeel.http.bench.shop;

import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.Outcome;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.report.Verification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads every cart of a run over HTTP and compares it with the baskets. */
final class CartAudit {

  private static final int SHOWN = 20;

  private final Map<String, Shopper> byCart = new HashMap<>();
  private final Verification.Builder verification = new Verification.Builder("carts", SHOWN);

  private CartAudit(List<Shopper> shoppers) {
    shoppers.forEach(shopper -> byCart.put(shopper.cartId(), shopper));
  }

  /** Blocks until each cart has been read, with the retries of the settings. */
  static Verification of(LoadSettings settings, List<Shopper> shoppers) {
    var audit = new CartAudit(shoppers);
    var unread = shoppers.iterator();
    LoadClient.closedLoop(
        settings.withTimes(Duration.ZERO, LoadSettings.UNTIL_SOURCE_ENDS),
        () -> unread.hasNext() ? unread.next().read() : null,
        audit::check,
        tick -> {});
    return audit.verification.build();
  }

  private void check(Request request, Outcome outcome, @Nullable String body) {
    var shopper = byCart.get(request.key());
    if (shopper == null) {
      throw new AssertionError("no such cart: " + request.key());
    }
    var difference =
        outcome.ok()
            ? CartCheck.difference(shopper.expected(), body)
            : Optional.of("could not be read (" + outcome.kind() + ")");
    verification.checked();
    difference.ifPresent(what -> verification.wrong("cart " + request.key() + " " + what));
  }
}
