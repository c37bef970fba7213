package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.evenkeel.core.json.Json;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the server take and turn away the same documents. */
@ExtendWith(OneNode.class)
class CommandSchemaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'title':'a','estimate':3,'priority':'LOW','tags':[]}",
        "{'title':'','estimate':-3,'priority':'HIGH','tags':['x','y'],'note':'n'}",
        "{'title':'a','estimate':3,'priority':'LOW','tags':[],'note':null}",
      })
  void bothTake(String text, HttpCaller caller) throws Exception {
    var body = text.replace('\'', '"');
    caller.post(path(), body).isOk();
    assertThat(schema(caller).validate(Json.stored().readTree(body))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'title':'a','estimate':3,'priority':'LOW'}",
        "{'title':'a','estimate':3,'priority':'MIDDLE','tags':[]}",
        "{'title':'a','estimate':'3','priority':'LOW','tags':[]}",
        "{'title':'a','estimate':3.5,'priority':'LOW','tags':[]}",
        "{'title':'a','estimate':3000000000,'priority':'LOW','tags':[]}",
        "{'title':7,'estimate':3,'priority':'LOW','tags':[]}",
        "{'title':'a','estimate':3,'priority':'LOW','tags':{}}",
        "{'title':'a','estimate':3,'priority':'LOW','tags':[1]}",
        "{'title':'a','estimate':null,'priority':'LOW','tags':[]}",
        "{'title':'a','estimate':3,'priority':'LOW','tags':[],'note':5}",
        "{'title':'a','estimate':3,'priority':'LOW','tags':[],'more':5}",
        "[]",
      })
  void bothTurnAway(String text, HttpCaller caller) throws Exception {
    var body = text.replace('\'', '"');
    caller.post(path(), body).isProblem(400, "bad-request");
    assertThat(schema(caller).validate(Json.stored().readTree(body))).isNotEmpty();
  }

  private static String path() {
    return "/v1/entities/ticket/" + HttpCaller.newId() + "/open";
  }

  private static JsonSchema schema(HttpCaller caller) throws JsonProcessingException {
    var types = caller.get("/v1/entity-types").isOk().json().path("entityTypes");
    var ticket =
        StreamSupport.stream(types.spliterator(), false)
            .filter(type -> type.path("name").asText().equals("ticket"))
            .findFirst()
            .orElseThrow();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(ticket.at("/commands/open"));
  }
}
