package io.evenkeel.http.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeapTest {

  @Test
  void theHeapIsTheSumOfItsPools() {
    var metrics =
        """
        # TYPE jvm_memory_used_bytes gauge
        jvm_memory_used_bytes{area="heap",id="Eden Space"} 1048576.0
        jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.097152E6
        jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.7E7
        jvm_memory_max_bytes{area="heap",id="Eden Space"} 9.9E8
        """;
    assertThat(HeapWatch.heap(metrics)).hasValue(3 * 1_048_576);
  }

  @Test
  void aServerThatDoesNotSayIsLeftOut() {
    assertThat(HeapWatch.heap("<html>nothing here</html>")).isEmpty();
  }

  @Test
  void whatCollectionsLeaveIsWhatDrifts() {
    assertThat(saw(0).drift(600).orElseThrow().isCertain()).isFalse();
    assertThat(saw(1e5).drift(600).orElseThrow().isCertain()).isTrue();
  }

  /** A collection every ten seconds, and a leak. */
  private static HeapSeries saw(double leak) {
    return new HeapSeries("n", IntStream.range(0, 300).mapToObj(i -> sample(i, leak)).toList());
  }

  private static HeapSample sample(int second, double leak) {
    return new HeapSample(2 * second, 50e6 + second * leak + second % 10 * 8e6);
  }

  @Test
  void aSeriesThatIsTooShortSaysNothing() {
    assertThat(new HeapSeries("n", List.of(new HeapSample(0, 1))).drift(10)).isEmpty();
  }
}
