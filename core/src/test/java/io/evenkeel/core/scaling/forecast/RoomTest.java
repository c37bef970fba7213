package io.evenkeel.core.scaling.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {

  /** Less than there is at first, a power of it, and anything. */
  @ParameterizedTest
  @ValueSource(ints = {2, 255, 256, 257, 1_024, 3_000})
  void asMuchIsRememberedAsThereIsRoomFor(int room) {
    var loads = new RecentLoads(room, 0);
    var history = new LoadHistory(room, 40);
    var residuals = new Residuals(room);
    for (int i = 1; i <= 10_000; i++) {
      loads.add(i);
      history.add(i);
      residuals.add(i);
      int size = Math.min(i, room);
      assertThat(loads.size()).isEqualTo(size);
      assertThat(loads.at(0)).isEqualTo(i);
      assertThat(loads.at(size - 1)).isEqualTo(i - size + 1);
      assertThat(history.load(size - 1)).isEqualTo(LoadHistory.log(i - size + 1));
      assertThat(residuals.count()).isEqualTo(size);
    }
    assertThat(loads.copy().at(room - 1)).isEqualTo(loads.at(room - 1));
  }

  @Test
  void itGrowsWithWhatIsRememberedUpToItsBound() {
    double[] values = new double[Room.FIRST];
    assertThat(Room.forOneMore(values, 255, 1_000)).isSameAs(values);
    assertThat(Room.forOneMore(values, 256, 1_000)).hasSize(512);
    assertThat(Room.forOneMore(values, 256, 300)).hasSize(300);
    assertThat(Room.forOneMore(values, 256, 256)).isSameAs(values);
  }
}
