package io.evenkeel.sharding.runtime;

import akka.cluster.ConfigValidation;
import akka.cluster.Invalid;
import akka.cluster.JoinConfigCompatChecker;
import akka.cluster.Valid;
import com.typesafe.config.Config;
import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets no node in that divides entities into another number of shards: it would look for them where
 * they are not, and one entity could run in two places. Named in the configuration; Akka runs it on
 * both sides, a node that joins and the one it asks. Akka's own check knows neither our key nor
 * says the values.
 */
public final class SameShards extends JoinConfigCompatChecker {

  private static final String KEY = "evenkeel.entity.number-of-shards";

  @Override
  public Seq<String> requiredKeys() {
    return seq(KEY);
  }

  @Override
  public ConfigValidation check(Config theirs, Config ours) {
    if (!theirs.hasPath(KEY)) {
      return Invalid.apply(seq(KEY + " is not set there"));
    }
    int there = theirs.getInt(KEY);
    int here = ours.getInt(KEY);
    return there == here
        ? Valid.getInstance()
        : Invalid.apply(
            seq(
                "%s is %d there and %d here, and must be the same on all nodes"
                    .formatted(KEY, there, here)));
  }

  private static Seq<String> seq(String one) {
    return CollectionConverters.asScala(List.of(one)).toList();
  }
}
