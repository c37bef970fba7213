package io.evenkeel.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  enum Size {
    SMALL,
    FULL
  }

  record Line(String sku, int quantity) {
    Line {
      if (quantity == 13) {
        throw new IllegalArgumentException("quantity must not be 13");
      }
    }
  }

  record Order(String name, long total, boolean paid, double weight, Size size, List<Line> lines) {}

  record Note(Optional<String> text) {}

  private static final String ORDER =
      "{'name':'n','total':1,'paid':true,'weight':1.5,'size':'FULL','lines':[{'sku':'s','quantity':1}]}";

  @Test
  void aGoodBodyIsRead() {
    assertThat(order(ORDER))
        .isEqualTo(new Order("n", 1, true, 1.5, Size.FULL, List.of(new Line("s", 1))));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "'total':1 | 'total':1,'totl':1 | totl | field 'totl' is unknown; known are [lines, name,"
            + " paid, size, total, weight]",
        "'total':1, | # # | total | field 'total' is missing or null",
        "'name':'n', | # # | name | field 'name' is missing or null",
        "'name':'n' | 'name':null | name | field 'name' is missing or null",
        "'total':1 | 'total':null | total | field 'total' is missing or null",
        "'size':'FULL' | 'size':null | size | field 'size' is missing or null",
        "'name':'n' | 'name':5 | name | field 'name' must be a string",
        "'name':'n' | 'name':{} | name | field 'name' must be a string",
        "'total':1 | 'total':'1' | total | field 'total' must be a whole number of 64 bits",
        "'total':1 | 'total':1.5 | total | field 'total' must be a whole number of 64 bits",
        "'total':1 | 'total':9223372036854775808 | total | field 'total' must be a whole number of"
            + " 64 bits",
        "'paid':true | 'paid':'true' | paid | field 'paid' must be a boolean",
        "'paid':true | 'paid':1 | paid | field 'paid' must be a boolean",
        "'weight':1.5 | 'weight':'x' | weight | field 'weight' must be a number",
        "'size':'FULL' | 'size':'HUGE' | size | field 'size' must be one of [SMALL, FULL]",
        "'size':'FULL' | 'size':1 | size | field 'size' must be one of [SMALL, FULL]",
        "'size':'FULL' | 'size':{} | size | field 'size' must be one of [SMALL, FULL]",
        "[{'sku':'s','quantity':1}] | {} | lines | field 'lines' must be a list",
        "[{'sku':'s','quantity':1}] | [5] | lines[0] | field 'lines[0]' must be a JSON object",
        "'quantity':1 | 'quantity':3000000000 | lines[0].quantity | field 'lines[0].quantity' must"
            + " be a whole number of 32 bits",
        "'quantity':1 | 'quantity':1,'amount':1 | lines[0].amount | field 'lines[0].amount' is"
            + " unknown; known are [quantity, sku]",
        "'quantity':1 | 'quantity':13 | lines[0] | quantity must not be 13",
      })
  void whatIsWrongIsSaidWithTheNameOfTheField(
      String part, String instead, String field, String message) {
    var bad =
        catchThrowableOfType(BadJson.class, () -> order(ORDER.replace(part, instead.strip())));
    assertThat(bad).hasMessage(message);
    assertThat(bad.field()).isEqualTo(field);
  }

  @Test
  void anAbsentOptionalIsEmpty() {
    assertThat(Json.toCommand(Json.parseObject(bytes("{}")), Note.class).text()).isEmpty();
    assertThat(Json.toCommand(Json.parseObject(bytes("{'text':null}")), Note.class).text())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"{} {}", "{}x", "{'a':1", "{'a' 1}", "{a:1}", "{'a':01}", "{'a':NaN}"})
  void whatIsNotJsonIsSaidWithTheLineAndColumn(String body) {
    var bad = catchThrowableOfType(BadJson.class, () -> Json.parseObject(bytes(body)));
    assertThat(bad).hasMessageMatching("the body is not valid JSON at line 1, column \\d+");
  }

  @ParameterizedTest(name = "<{0}>")
  @ValueSource(strings = {"", "  ", "[]", "1", "null", "'text'"})
  void whatIsNotAnObjectIsSaid(String body) {
    var bad = catchThrowableOfType(BadJson.class, () -> Json.parseObject(bytes(body)));
    assertThat(bad).hasMessage("the body must be a JSON object");
  }

  @Test
  void aFieldThatIsThereTwiceIsNamed() {
    var bad =
        catchThrowableOfType(
            BadJson.class, () -> Json.parseObject(bytes("{'a':{'sku':1,'sku':2}}")));
    assertThat(bad).hasMessage("field 'sku' is there twice");
    assertThat(bad.field()).isEqualTo("sku");
  }

  /** What is read here is stored inside a few more levels, and must be readable there as well. */
  @Test
  void aBodyThatCouldNotBeStoredForItsDepthIsNotRead() {
    var bad = catchThrowableOfType(BadJson.class, () -> Json.parseObject(bytes(nested(600))));
    assertThat(bad).hasMessageStartingWith("the body is nested too deeply");
    var deepest = Json.parseObject(bytes(nested(500)));
    assertThat(Json.bytes(List.of(List.of(Map.of("a", deepest))))).isNotEmpty();
  }

  @Test
  void numbersKeepTheirDigits() {
    var body = "{\"a\":1.10,\"b\":123456789012345678901234567890,\"c\":0.1}";
    assertThat(Json.parseObject(bytes(body))).hasToString(body);
  }

  private static String nested(int depth) {
    return "{'a':".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  private static Order order(String body) {
    return Json.toCommand(Json.parseObject(bytes(body)), Order.class);
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void halfOfASurrogatePairIsNotText() {
    assertThat(Json.parseObject("{\"a\":\"\\ud83d\\ude00\"}".getBytes(UTF_8)).get("a"))
        .hasToString("\"\ud83d\ude00\"");
    for (var body : List.of("{\"a\":\"\\ud83d\"}", "{\"\\uDE00\":1}")) {
      assertThatThrownBy(() -> Json.parseObject(body.getBytes(UTF_8)))
          .isInstanceOf(BadJson.class)
          .hasMessage("the body holds half of a surrogate pair, which is not text");
    }
  }
}
