using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Writes states as the words of the API.</summary>
internal sealed class StateName() : ValueConverter<GenerationState, string>(
    state => state.ToString().ToLowerInvariant(), name => Enum.Parse<GenerationState>(name, true));
