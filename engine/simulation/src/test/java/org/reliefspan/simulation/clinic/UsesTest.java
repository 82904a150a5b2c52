package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.random.Purpose;

class UsesTest {

  @Test
  void noTwoUsesShareAHash() {
    assertThat(Uses.ALL.stream().map(Purpose::hash)).doesNotHaveDuplicates();
    assertThat(Uses.ALL.stream().map(Purpose::key)).doesNotHaveDuplicates();
  }

  @Test
  void theListIsComplete() {
    long constants =
        Arrays.stream(Uses.class.getDeclaredFields())
            .map(Field::getType)
            .filter(Purpose.class::equals)
            .count();
    assertThat(Uses.ALL).hasSize((int) constants);
  }
}
