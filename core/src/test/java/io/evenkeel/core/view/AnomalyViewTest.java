package io.evenkeel.core.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.evenkeel.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyViewTest {

  @Test
  void aScoreOutsideOfZeroToOneIsRefused() {
    assertThatThrownBy(
            () -> new AnomalyView(AnomalyView.NODE, "node-1", Double.NaN, List.of(), "", 0, 0))
        .hasMessage("score must be 0 to 1, was NaN");
  }

  @Test
  void aLoadFromANodeThatKnowsOfNoAnomaliesHasNone() throws JsonProcessingException {
    var old = "{\"seconds\":1.0,\"nodes\":[],\"services\":[],\"silent\":[\"n1\"]}";
    var read = Json.stored().readValue(old, ClusterLoadView.class);
    assertThat(read.silent()).containsExactly("n1");
    assertThat(read.anomalies()).isEmpty();
  }
}
