package io.evenkeel.http.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiniteJsonTest {

  @Test
  void whatIsNoNumberIsNullAndAllElseStays() {
    var json = new ObjectMapper().createObjectNode();
    json.put("unknown", Double.NaN).put("known", 1.5).put("text", "NaN").put("whole", 3);
    json.set("deep", new ObjectMapper().valueToTree(Map.of("list", List.of(1.0 / 0, 2f, 0f / 0))));
    assertThat(FiniteJson.of(json).toString())
        .isEqualTo(
            "{\"unknown\":null,\"known\":1.5,\"text\":\"NaN\",\"whole\":3,"
                + "\"deep\":{\"list\":[null,2.0,null]}}");
  }
}
