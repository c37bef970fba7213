package io.evenkeel.http.bench.shop;

import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.load.RequestSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All customers of a run as one stream of commands.
 *
 * <p>A crowd of bounded size shops at the same time, one command each in turn; who is done leaves,
 * and the next customer of the file comes in.
 */
final class Shoppers implements RequestSource {

  private final List<Shopper> all;
  private final Iterator<Shopper> outside;
  private final ArrayDeque<Shopper> inside = new ArrayDeque<>();
  private final int crowd;

  Shoppers(String run, List<Customer> customers, int crowd) {
    this.all = customers.stream().map(customer -> new Shopper(run, customer)).toList();
    this.outside = all.iterator();
    this.crowd = crowd;
  }

  @Override
  public @Nullable Request next() {
    while (inside.size() < crowd && outside.hasNext()) {
      inside.add(outside.next());
    }
    var shopper = inside.poll();
    if (shopper == null) {
      return null;
    }
    var request = shopper.next();
    if (shopper.hasMore()) {
      inside.add(shopper);
    }
    return request;
  }

  /** Those who have sent at least one command. */
  Stream<Shopper> served() {
    return all.stream().filter(shopper -> shopper.issued() > 0);
  }
}
