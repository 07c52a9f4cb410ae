using Whence.Generations.Requests.Reading;

namespace Whence.Generations.Requests;

/// <summary>What is to be explained.</summary>
/// <param name="Concepts">Whether the concepts behind the answer are wanted.</param>
/// <param name="Top">How many for each chunk.</param>
internal sealed record AttributionWish(bool Concepts, int Top);

/// <summary>Reads <c>attribution</c>: true, or an object.</summary>
internal static class AttributionReading
{
    public const int TopDefault = 8;

    public static WholeRange Tops { get; } = new(1, 100);

    public static AttributionWish Read(FieldValue? value)
    {
        if (value is null)
        {
            return new AttributionWish(false, TopDefault);
        }

        if (value.Kind != System.Text.Json.JsonValueKind.Object)
        {
            return new AttributionWish(value.Flag(), TopDefault);
        }

        var fields = value.Object();
        var wish = new AttributionWish(
            fields.Flag("concepts") ?? true, fields.Whole("top_k", Tops) ?? TopDefault);
        fields.Close();
        return wish;
    }
}
