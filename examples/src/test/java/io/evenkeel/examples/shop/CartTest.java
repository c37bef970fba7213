package io.evenkeel.examples.shop;

import io.evenkeel.core.testkit.EntityTestKit;
import io.evenkeel.examples.shop.CartCommand.AddItem;
import io.evenkeel.examples.shop.CartCommand.ChangeQuantity;
import io.evenkeel.examples.shop.CartCommand.Checkout;
import io.evenkeel.examples.shop.CartCommand.RemoveItem;
import io.evenkeel.examples.shop.CartEvent.CheckedOut;
import io.evenkeel.examples.shop.CartEvent.ItemAdded;
import io.evenkeel.examples.shop.CartEvent.ItemRemoved;
import io.evenkeel.examples.shop.CartEvent.QuantityChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CartTest {

  private static final Map<String, Integer> TWO_APPLES = Map.of("apple", 2);

  private final EntityTestKit<Cart> empty = EntityTestKit.of(Cart.TYPE);
  private final EntityTestKit<Cart> filled = empty.given(new ItemAdded("apple", 2));
  private final EntityTestKit<Cart> checkedOut = filled.given(new CheckedOut());

  @Test
  void anItemIsAddedToWhatIsThere() {
    filled
        .when(new AddItem("apple", 3))
        .thenEvents(new ItemAdded("apple", 3))
        .thenReply(new Cart(Map.of("apple", 5), false));
  }

  @Test
  void linesStayInTheOrderInWhichTheyCameIn() {
    var lines = new LinkedHashMap<String, Integer>();
    lines.put("apple", 9);
    lines.put("zucchini", 1);
    lines.put("banana", 1);
    filled
        .given(new ItemAdded("zucchini", 1), new ItemAdded("banana", 1))
        .when(new ChangeQuantity("apple", 9))
        .thenReply(new Cart(lines, false));
  }

  @Test
  void aQuantityIsChangedAndAnItemRemoved() {
    filled
        .when(new ChangeQuantity("apple", 7))
        .thenEvents(new QuantityChanged("apple", 7))
        .thenState(new Cart(Map.of("apple", 7), false))
        .when(new RemoveItem("apple"))
        .thenEvents(new ItemRemoved("apple"))
        .thenState(new Cart(Map.of(), false));
  }

  @Test
  void whatIsNotInTheCartCannotBeChangedOrRemoved() {
    empty.when(new ChangeQuantity("pear", 1)).thenRefused("'pear' is not in the cart");
    filled.when(new RemoveItem("pear")).thenRefused("'pear' is not in the cart");
  }

  @Test
  void aFilledCartIsCheckedOut() {
    filled.when(new Checkout()).thenEvents(new CheckedOut()).thenReply(new Cart(TWO_APPLES, true));
  }

  @Test
  void anEmptyCartIsNotCheckedOut() {
    empty.when(new Checkout()).thenRefused("the cart is empty");
    filled.given(new ItemRemoved("apple")).when(new Checkout()).thenRefused("the cart is empty");
  }

  static List<CartCommand> commandsOnApples() {
    return List.of(
        new AddItem("apple", 1),
        new ChangeQuantity("apple", 1),
        new RemoveItem("apple"),
        new Checkout());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commandsOnApples")
  void aCheckedOutCartRefusesEverything(CartCommand command) {
    checkedOut
        .when(command)
        .thenRefused("the cart is checked out")
        .thenState(new Cart(TWO_APPLES, true));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"add-item", "change-quantity"})
  void aQuantityIsPositive(String command) {
    filled
        .when(command, "{\"sku\":\"apple\",\"quantity\":-1}")
        .thenBadCommand("quantity must be > 0, was -1");
    filled
        .when(command, "{\"sku\":\"apple\",\"quantity\":0}")
        .thenBadCommand("quantity must be > 0, was 0");
  }

  @Test
  void aQuantityDoesNotOverflow() {
    filled
        .when(new AddItem("apple", Integer.MAX_VALUE - 2))
        .thenState(new Cart(Map.of("apple", Integer.MAX_VALUE), false))
        .when(new AddItem("apple", 1))
        .thenRefused("the quantity of 'apple' would exceed 32 bits");
  }

  @Test
  void everyCommandAndEventSurvivesJson() {
    filled.verifyRoundTrip(
        new AddItem("apple", 1),
        new ChangeQuantity("apple", 1),
        new RemoveItem("apple"),
        new Checkout(),
        new ItemAdded("apple", 1),
        new QuantityChanged("apple", 1),
        new ItemRemoved("apple"),
        new CheckedOut());
  }
}
