package org.reliefspan.app.studyfile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reliefspan.simulation.clinic.ParameterTable;

/**
 * Lays a YAML mapping over a record of parameters: keys are its components in lower case with
 * underscores; what is not named keeps its value. A component whose type has several forms is
 * written {@code form: {...}}.
 */
final class RecordOverlay {

  private RecordOverlay() {}

  /**
   * The record with what the mapping says.
   *
   * @param base values of what is not named; when empty, everything must be named
   * @param fixed keys that are read elsewhere
   */
  static <R extends Record> Optional<R> over(
      YamlMap map, Class<R> type, Optional<? extends R> base, Set<String> fixed) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    boolean complete = true;
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      String key = ParameterTable.snake(component.getName());
      Optional<Object> before = base.map(record -> read(component, record));
      Optional<YamlNode> node =
          fixed.contains(key)
              ? Optional.empty()
              : before.isPresent() ? map.get(key) : map.require(key);
      Optional<Object> value =
          node.isPresent() ? value(node.get(), component.getType(), before) : before;
      values[i] = value.orElse(null);
      complete &= value.isPresent();
    }
    map.close();
    return complete ? make(map, type, values) : Optional.empty();
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException("cannot read " + component.getName(), cause);
    }
  }

  /** The record's own checks speak in the user's words. */
  private static <R extends Record> Optional<R> make(
      YamlMap map, Class<R> type, @Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException problem) {
      if (problem.getCause() instanceof IllegalArgumentException refused) {
        map.report(String.valueOf(refused.getMessage()));
        return Optional.empty();
      }
      throw new IllegalStateException("cannot make " + type.getSimpleName(), problem);
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException("cannot make " + type.getSimpleName(), cause);
    }
  }

  private static Optional<Object> value(YamlNode node, Class<?> type, Optional<Object> before) {
    if (type == double.class) {
      return node.number().map(number -> number);
    }
    if (type == int.class) {
      return node.integer().flatMap(number -> whole(node, number));
    }
    if (type == long.class) {
      return node.integer().map(number -> number);
    }
    if (type == String.class) {
      return node.text().map(text -> text);
    }
    if (type.isEnum()) {
      List<?> constants = Arrays.asList(type.getEnumConstants());
      return node.oneOf(constants, word -> word.toString().toLowerCase(Locale.ROOT))
          .map(constant -> constant);
    }
    if (type == List.class) {
      return wholeNumbers(node);
    }
    return type.isRecord()
        ? node.map().flatMap(map -> group(map, type, before))
        : node.map().flatMap(map -> form(map, type, before));
  }

  private static Optional<Object> whole(YamlNode node, long number) {
    if (number != (int) number) {
      node.report("(%d) must be a smaller number.".formatted(number));
      return Optional.empty();
    }
    return Optional.of((int) number);
  }

  private static Optional<Object> wholeNumbers(YamlNode node) {
    List<Integer> numbers = new ArrayList<>();
    for (YamlNode item : node.items()) {
      item.integer()
          .flatMap(number -> whole(item, number))
          .ifPresent(n -> numbers.add((Integer) n));
    }
    return Optional.of(List.copyOf(numbers));
  }

  private static Optional<Object> group(YamlMap map, Class<?> type, Optional<Object> before) {
    Class<? extends Record> recordType = type.asSubclass(Record.class);
    return grouped(map, recordType, before).map(record -> record);
  }

  private static <R extends Record> Optional<R> grouped(
      YamlMap map, Class<R> type, Optional<Object> before) {
    Optional<R> base = before.filter(type::isInstance).map(type::cast);
    return over(map, type, base, Set.of());
  }

  /** One of the forms of a sealed type, by its name. */
  private static Optional<Object> form(YamlMap map, Class<?> type, Optional<Object> before) {
    for (Class<?> form : type.getPermittedSubclasses()) {
      Optional<YamlNode> node = map.get(ParameterTable.snake(form.getSimpleName()));
      if (node.isPresent()) {
        map.close();
        return node.get().map().flatMap(inner -> group(inner, form, before));
      }
    }
    map.close();
    if (map.all().isEmpty()) {
      map.report("needs the name of a form and its parameters.");
    }
    return Optional.empty();
  }
}
