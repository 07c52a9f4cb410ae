namespace Whence.Safetensors.Tests;

/// <summary>Asserts that something is refused by the one typed error, and that its sentence is useful.</summary>
internal static class Refusal
{
    public static SafetensorsException OfFile(SafetensorsError kind, string? tensor, byte[] content)
    {
        using var folder = new TempFolder();
        var path = folder.Write("model.safetensors", content);
        var error = Of(kind, path, tensor, () => TensorStore.Open(path).Dispose());
        // The seam that the fuzz test uses gives the same answer.
        Of(kind, path, tensor, () => HeaderReader.Parse(content, path));
        return error;
    }

    public static SafetensorsException Of(SafetensorsError kind, string file, string? tensor, Action action)
    {
        var error = Assert.Throws<SafetensorsException>(action);
        Assert.Equal((kind, file, tensor), (error.Kind, error.File, error.Tensor));
        Assert.StartsWith($"Cannot use '{file}'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.Contains("; ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error.Message, StringComparison.Ordinal);
        if (tensor is not null)
        {
            Assert.Contains($", tensor '{tensor}'", error.Message, StringComparison.Ordinal);
        }

        return error;
    }
}
