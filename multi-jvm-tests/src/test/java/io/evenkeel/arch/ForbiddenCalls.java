package io.evenkeel.arch;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls that have no place in some of the code. */
final class ForbiddenCalls extends ArchCondition<JavaClass> {

  private static final Set<String> CLOCKS_AND_RANDOM_SOURCES =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Math.random",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.Random.<init>",
          "java.security.SecureRandom.<init>");

  private static final Set<String> BLOCKING =
      Set.of(
          "java.lang.Thread.sleep",
          "java.util.concurrent.CompletableFuture.get",
          "java.util.concurrent.CompletableFuture.join",
          "java.util.concurrent.Future.get",
          "java.util.concurrent.CountDownLatch.await",
          "scala.concurrent.Await.result",
          "scala.concurrent.Await.ready");

  private final Predicate<JavaAccess<?>> forbidden;

  private ForbiddenCalls(String description, Predicate<JavaAccess<?>> forbidden) {
    super(description);
    this.forbidden = forbidden;
  }

  static ArchCondition<JavaClass> ofClocksAndRandomSources() {
    return new ForbiddenCalls(
        "read a clock or draw from a random source of its own",
        call -> CLOCKS_AND_RANDOM_SOURCES.contains(name(call)));
  }

  static ArchCondition<JavaClass> thatBlock() {
    return new ForbiddenCalls("block a thread", call -> BLOCKING.contains(name(call)));
  }

  @Override
  public void check(JavaClass owner, ConditionEvents events) {
    Stream.concat(
            owner.getAccessesFromSelf().stream(), owner.getCodeUnitReferencesFromSelf().stream())
        .filter(forbidden)
        .forEach(call -> events.add(SimpleConditionEvent.satisfied(owner, call.getDescription())));
  }

  private static String name(JavaAccess<?> call) {
    return call.getTargetOwner().getFullName() + "." + call.getTarget().getName();
  }
}
