package io.evenkeel.persistence;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Writes a mark through a {@link JournalProbe}, ends it, starts it again and compares what it
 * replayed; in phases, with one attempt after the other.
 */
final class ReadinessCheck {

  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(8);

  sealed interface Command permits Answered, ProbeEnded, TooLate, TryAgain {}

  private record Answered(ProbeMark mark) implements Command {}

  private record ProbeEnded(ActorRef<JournalProbe.Command> probe) implements Command {}

  private enum TooLate implements Command {
    INSTANCE
  }

  private enum TryAgain implements Command {
    INSTANCE
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final ActorRef<ProbeMark> answers;
  private final String nodeName;
  private final CompletableFuture<Done> result;
  private int failures;

  private ReadinessCheck(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      String nodeName,
      CompletableFuture<Done> result) {
    this.context = context;
    this.timers = timers;
    this.answers = context.messageAdapter(ProbeMark.class, Answered::new);
    this.nodeName = nodeName;
    this.result = result;
  }

  static Behavior<Command> create(String nodeName, CompletableFuture<Done> result) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new ReadinessCheck(context, timers, nodeName, result).write()));
  }

  private Behavior<Command> write() {
    timers.startSingleTimer(TooLate.INSTANCE, ATTEMPT_TIMEOUT);
    var mark = new ProbeMark(UUID.randomUUID().toString());
    var probe = spawn();
    probe.tell(new JournalProbe.Write(mark, answers));
    return phase(probe)
        .onMessage(Answered.class, a -> a.mark().equals(mark), a -> end(probe, mark))
        .onMessage(ProbeEnded.class, e -> e.probe().equals(probe), e -> backOff("did not write"))
        .onAnyMessage(late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> end(ActorRef<JournalProbe.Command> probe, ProbeMark mark) {
    context.stop(probe);
    return phase(probe)
        .onMessage(ProbeEnded.class, e -> e.probe().equals(probe), e -> replay(mark))
        .onAnyMessage(late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> replay(ProbeMark mark) {
    var probe = spawn();
    probe.tell(new JournalProbe.Read(answers));
    return phase(probe)
        .onMessage(Answered.class, a -> compare(a.mark(), mark, probe))
        .onMessage(ProbeEnded.class, e -> e.probe().equals(probe), e -> backOff("did not replay"))
        .onAnyMessage(late -> Behaviors.same())
        .build();
  }

  private Behavior<Command> compare(
      ProbeMark replayed, ProbeMark written, ActorRef<JournalProbe.Command> probe) {
    if (replayed.equals(written)) {
      context.getLog().info("the journal works: a write and its replay went through");
      result.complete(Done.getInstance());
      return Behaviors.stopped();
    }
    context.stop(probe);
    return backOff("replayed another mark than the one written");
  }

  private Behavior<Command> backOff(String what) {
    var delay = ReadinessBackoff.after(failures++);
    context
        .getLog()
        .warn("the journal {}; attempt {} in {} ms", what, failures + 1, delay.toMillis());
    timers.cancelAll();
    timers.startSingleTimer(TryAgain.INSTANCE, delay);
    return Behaviors.receive(Command.class)
        .onMessage(TryAgain.class, t -> write())
        .onAnyMessage(late -> Behaviors.same())
        .onSignal(PostStop.class, this::stopped)
        .build();
  }

  /** What every phase with a probe has in common. */
  private BehaviorBuilder<Command> phase(ActorRef<JournalProbe.Command> probe) {
    return Behaviors.receive(Command.class)
        .onSignal(PostStop.class, this::stopped)
        .onMessage(TooLate.class, t -> giveUp(probe));
  }

  private Behavior<Command> giveUp(ActorRef<JournalProbe.Command> probe) {
    context.stop(probe);
    return backOff("did not answer within " + ATTEMPT_TIMEOUT.toSeconds() + " s");
  }

  private Behavior<Command> stopped(PostStop signal) {
    result.completeExceptionally(
        new IllegalStateException("the actor system ended before the journal worked"));
    return Behaviors.same();
  }

  /**
   * Each attempt writes to the next of a few journals: the write of an attempt that was given up
   * may arrive yet, and two writers at one sequence number spoil a journal for good.
   */
  private ActorRef<JournalProbe.Command> spawn() {
    var probe =
        context.spawnAnonymous(JournalProbe.create(ReadinessBackoff.journalId(nodeName, failures)));
    context.watchWith(probe, new ProbeEnded(probe));
    return probe;
  }
}
