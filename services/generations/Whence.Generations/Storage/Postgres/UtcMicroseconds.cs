using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Cuts times to what PostgreSQL keeps; it would round them, and 23:59:59.9999999 is not the next day.
/// </summary>
internal sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    time => Cut(time), time => time)
{
    private static DateTimeOffset Cut(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
