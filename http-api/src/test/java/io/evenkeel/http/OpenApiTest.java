package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OneNode.class)
class OpenApiTest {

  /** All routes of the code; one that is added must be added here and to the document. */
  private static final Set<String> ROUTES =
      Set.of(
          "POST /v1/entities/{type}/{id}/{command}",
          "GET /v1/entities/{type}/{id}",
          "GET /v1/entities/{type}/{id}/events",
          "GET /v1/entity-types",
          "GET /v1/services",
          "GET /v1/services/{service}",
          "GET /v1/services/{service}/instances",
          "PUT /v1/services/{service}/instances/{instance}",
          "DELETE /v1/services/{service}/instances/{instance}",
          "GET /v1/services/{service}/call/{path}",
          "POST /v1/services/{service}/call/{path}",
          "PUT /v1/services/{service}/call/{path}",
          "DELETE /v1/services/{service}/call/{path}",
          "PATCH /v1/services/{service}/call/{path}",
          "GET /v1/services/{service}/balancing",
          "PUT /v1/services/{service}/balancing",
          "GET /v1/services/{service}/scaling",
          "PUT /v1/services/{service}/scaling",
          "GET /v1/cluster",
          "GET /v1/cluster/load",
          "GET /v1/cluster/anomalies",
          "GET /v1/cluster/scaling",
          "PUT /v1/cluster/scaling",
          "GET /v1/cluster/shards/{type}",
          "GET /v1/cluster/timeline",
          "POST /v1/cluster/members/{address}/leave",
          "GET /health/live",
          "GET /health/ready",
          "GET /metrics",
          "GET /openapi.json");

  private static final JsonSchemaFactory V202012 =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  @Test
  void theDocumentFollowsOpenApi31(HttpCaller caller) {
    var text = caller.get("/openapi.json").isOk().text();
    var parsed = new OpenAPIV3Parser().readContents(text, null, new ParseOptions());
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(parsed.isOpenapi31()).isTrue();
  }

  @Test
  void everyRouteIsInIt(HttpCaller caller) {
    var document = caller.get("/openapi.json").isOk().json();
    var expected = new TreeSet<>(ROUTES);
    for (var type : caller.get("/v1/entity-types").json().path("entityTypes")) {
      var path = "POST /v1/entities/" + type.path("name").asText() + "/{id}/";
      type.path("commands").fieldNames().forEachRemaining(name -> expected.add(path + name));
    }
    assertThat(operations(document)).containsExactlyElementsOf(expected);
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryOperationIdIsThereOnce(HttpCaller caller) {
    var document = caller.get("/openapi.json").isOk().json();
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isObject()).as(ref).isTrue());
    var ids = document.path("paths").findValuesAsText("operationId");
    assertThat(ids).hasSameSizeAs(new HashSet<>(ids));
  }

  @Test
  void everySchemaFollowsJsonSchema(HttpCaller caller) {
    var meta = V202012.getSchema(SchemaLocation.of(SchemaId.V202012));
    var document = caller.get("/openapi.json").isOk().json();
    assertThat(document.findValues("schema"))
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(meta.validate(schema)).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/v1/entities/counter/openapi, /v1/entities/{type}/{id}",
    "/v1/entities/counter/openapi/events, /v1/entities/{type}/{id}/events",
    "/v1/entity-types, /v1/entity-types",
    "/v1/services, /v1/services",
    "/v1/services?format=prometheus, /v1/services",
    "/v1/services/openapi, /v1/services/{service}",
    "/v1/services/openapi/instances, /v1/services/{service}/instances",
    "/v1/services/openapi/balancing, /v1/services/{service}/balancing",
    "/v1/services/ticket-prices/scaling, /v1/services/{service}/scaling",
    "/v1/cluster, /v1/cluster",
    "/v1/cluster/load, /v1/cluster/load",
    "/v1/cluster/anomalies, /v1/cluster/anomalies",
    "/v1/cluster/scaling, /v1/cluster/scaling",
    "/v1/cluster/shards/counter, /v1/cluster/shards/{type}",
    "/v1/cluster/timeline, /v1/cluster/timeline",
    "/health/ready, /health/ready",
    "/openapi.json, /openapi.json",
  })
  void anAnswerIsWhatTheDocumentSays(String path, String described, HttpCaller caller) {
    caller.add("openapi", 1).isOk();
    caller.put("/v1/services/openapi/instances/a", "{\"url\":\"http://127.0.0.1:9\"}");
    assertFits(caller.get(path).isOk(), described, "get", "200", caller);
  }

  @Test
  void aReplyAndAProblemAreWhatTheDocumentSays(HttpCaller caller) {
    var described = "/v1/entities/counter/{id}/add";
    assertFits(caller.add("openapi", 1), described, "post", "200", caller);
    assertFits(caller.add("openapi", 1, "If-Match", "x"), described, "post", "400", caller);
  }

  private static void assertFits(
      Answer answer, String path, String method, String status, HttpCaller caller) {
    var document = caller.get("/openapi.json").json();
    var response = document.path("paths").path(path).path(method).path("responses").path(status);
    if (response.has("$ref")) {
      response = document.at(response.path("$ref").asText().substring(1));
    }
    var schema = response.path("content").path(answer.header("Content-Type")).path("schema");
    assertThat(schema.isObject()).as(path).isTrue();
    var whole = JsonNodeFactory.instance.objectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", document.path("components"));
    var validator = V202012.getSchema((JsonNode) whole);
    assertThat(validator.validate(answer.json())).as(answer.text()).isEmpty();
  }

  private static List<String> operations(JsonNode document) {
    var operations = new ArrayList<String>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    operations.sort(null);
    return operations;
  }
}
