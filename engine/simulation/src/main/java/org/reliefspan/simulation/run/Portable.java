package org.reliefspan.simulation.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Something as bytes. Optional values, which Java does not serialize, travel as stand-ins.
 *
 * @param <T> what it is
 */
public final class Portable<T extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;

  /** Packs. */
  public Portable(T content) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new Writer(written)) {
      out.writeObject(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    this.bytes = written.toByteArray();
  }

  /** Unpacks a copy. */
  @SuppressWarnings({"BanSerializableRead", "unchecked"}) // what the constructor wrote
  public T content() {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (T) in.readObject();
    } catch (IOException | ClassNotFoundException impossible) {
      throw new IllegalStateException("what was packed does not read back", impossible);
    }
  }

  private static final class Writer extends ObjectOutputStream {
    Writer(ByteArrayOutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object written) {
      if (written instanceof Optional<?> optional) {
        return new Maybe(optional.orElse(null));
      }
      if (written instanceof OptionalDouble optional) {
        return new MaybeDouble(optional.isPresent(), optional.orElse(0));
      }
      if (written instanceof OptionalInt optional) {
        return new MaybeInt(optional.isPresent(), optional.orElse(0));
      }
      if (written instanceof OptionalLong optional) {
        return new MaybeLong(optional.isPresent(), optional.orElse(0));
      }
      return written;
    }
  }

  /** Stands for an optional value. */
  private record Maybe(@Nullable Object value) implements Serializable {
    private Object readResolve() {
      return Optional.ofNullable(value);
    }
  }

  private record MaybeDouble(boolean isPresent, double value) implements Serializable {
    private Object readResolve() {
      return isPresent ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
  }

  private record MaybeInt(boolean isPresent, int value) implements Serializable {
    private Object readResolve() {
      return isPresent ? OptionalInt.of(value) : OptionalInt.empty();
    }
  }

  private record MaybeLong(boolean isPresent, long value) implements Serializable {
    private Object readResolve() {
      return isPresent ? OptionalLong.of(value) : OptionalLong.empty();
    }
  }
}
