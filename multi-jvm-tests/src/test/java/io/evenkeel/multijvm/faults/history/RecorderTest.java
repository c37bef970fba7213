package io.evenkeel.multijvm.faults.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecorderTest {

  private final AtomicLong clock = new AtomicLong(1_000);
  private final Recorder recorder = new Recorder(clock::get, 1_000);

  @Test
  void timesCountFromTheStartOfTheRecorder() {
    clock.set(1_010);
    var write = recorder.invoke(3, Kind.WRITE, "k", new IntNode(7));
    clock.set(1_025);
    recorder.complete(write, new IntNode(7), Outcome.OK);
    assertThat(recorder.history().operations())
        .containsExactly(new Operation(3, 0, Kind.WRITE, "k", new IntNode(7), 10, 25, Outcome.OK));
  }

  @Test
  void whatIsStillOpenIsUnknown() {
    recorder.invoke(1, Kind.APPEND, "k", new TextNode("a"));
    recorder.invoke(2, Kind.READ, "k", new TextNode("ignored"));
    clock.set(1_100);
    assertThat(recorder.history().operations())
        .containsExactly(
            new Operation(1, 0, Kind.APPEND, "k", new TextNode("a"), 0, 100, Outcome.INFO),
            new Operation(2, 1, Kind.READ, "k", NullNode.getInstance(), 0, 100, Outcome.INFO));
  }

  @Test
  void aProcessDoesOneThingAtATime() {
    recorder.invoke(1, Kind.READ, "k", NullNode.getInstance());
    assertThatThrownBy(() -> recorder.invoke(1, Kind.READ, "k", NullNode.getInstance()))
        .hasMessage("process 1 is busy");
  }

  @Test
  void anUnknownOutcomeRetiresTheProcess() {
    var write = recorder.invoke(1, Kind.WRITE, "k", new IntNode(1));
    recorder.complete(write, new IntNode(1), Outcome.INFO);
    assertThatThrownBy(() -> recorder.invoke(1, Kind.READ, "k", NullNode.getInstance()))
        .hasMessage("process 1 is retired");
  }

  @Test
  void anOperationEndsOnce() {
    var write = recorder.invoke(1, Kind.WRITE, "k", new IntNode(1));
    recorder.complete(write, new IntNode(1), Outcome.OK);
    assertThatThrownBy(() -> recorder.complete(write, new IntNode(1), Outcome.FAIL))
        .hasMessageEndingWith("is not open");
  }

  @Test
  void itTakesNoMoreThanItsBound() {
    var one = new Recorder(clock::get, 1);
    one.invoke(1, Kind.READ, "k", NullNode.getInstance());
    assertThatThrownBy(() -> one.invoke(2, Kind.READ, "k", NullNode.getInstance()))
        .hasMessage("the recorder takes 1 operations");
  }

  @Test
  void manyThreadsGetIdsOfTheirOwn() {
    IntStream.range(0, 1_000)
        .parallel()
        .forEach(
            i -> {
              var write = recorder.invoke(i, Kind.WRITE, "k", new IntNode(i));
              recorder.complete(write, new IntNode(i), Outcome.OK);
            });
    assertThat(recorder.history().operations())
        .extracting(Operation::id)
        .doesNotHaveDuplicates()
        .hasSize(1_000);
  }
}
