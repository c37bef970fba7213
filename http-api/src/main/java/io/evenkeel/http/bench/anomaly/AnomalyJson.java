package io.evenkeel.http.bench.anomaly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.Machine;
import java.util.List;
import java.util.Map;

/** What was found as JSON, each figure with its unit in its name. */
public final class AnomalyJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AnomalyJson() {}

  public static ObjectNode of(
      List<NabRow> nab, List<AsdRow> asd, Map<String, Object> parameters, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "evaluate anomaly").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.set("parameters", MAPPER.valueToTree(parameters));
    if (!nab.isEmpty()) {
      var rows = json.putArray("nab");
      nab.forEach(row -> nab(rows.addObject(), row));
    }
    if (!asd.isEmpty()) {
      var rows = json.putArray("asd");
      asd.forEach(row -> asd(rows.addObject(), row));
    }
    return json;
  }

  private static void nab(ObjectNode json, NabRow row) {
    json.put("detector", row.detector()).put("cpuMicrosPerRow", row.microsOfRow());
    json.set("profiles", MAPPER.valueToTree(row.profiles()));
    json.set("standardByGroup", MAPPER.valueToTree(row.groups()));
  }

  private static void asd(ObjectNode json, AsdRow row) {
    json.put("detector", row.detector())
        .put("averagePrecision", row.averagePrecision())
        .put("eventF1", row.eventF1())
        .put("delayRows", row.delayRows())
        .put("hitRate", row.hitRate())
        .put("cpuMicrosPerRow", row.microsOfRow());
    var servers = json.putArray("servers");
    for (var server : row.servers()) {
      servers
          .addObject()
          .put("server", server.server())
          .put("averagePrecision", server.averagePrecision())
          .put("eventPrecision", server.events().precision())
          .put("eventRecall", server.events().recall())
          .put("eventF1", server.events().f1())
          .put("delayRows", server.events().delayRows())
          .put("alarms", server.events().alarms())
          .put("hitRate", server.hitRate())
          .put("thresholdSurprise", server.threshold());
    }
  }
}
