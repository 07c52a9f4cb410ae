namespace Whence.Safetensors;

/// <summary>Recognises checkpoints that can run code when loaded, by name and by their first bytes.</summary>
internal static class ForeignFormat
{
    private const string Convert = "convert the model to safetensors where you trust it";

    private static readonly string[] PickleExtensions = [".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"];

    /// <summary>Refuses a path that does not end in .safetensors.</summary>
    public static void CheckName(string path)
    {
        var extension = Path.GetExtension(path);
        if (extension.Equals(".safetensors", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (PickleExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            throw new SafetensorsException(SafetensorsError.PickleFile, path, null,
                $"files that end in {extension} can run code when they are loaded", Convert);
        }

        throw new SafetensorsException(SafetensorsError.WrongExtension, path, null,
            "its name does not end in .safetensors", "give a .safetensors file or a folder that holds a model");
    }

    /// <summary>Returns the error for a file whose first bytes give it away, or null.</summary>
    public static SafetensorsException? ByMagic(ReadOnlySpan<byte> start, string file)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return new SafetensorsException(SafetensorsError.ZipFile, file, null,
                "it is a zip archive, as PyTorch checkpoints are", Convert);
        }

        // A pickle begins with the opcode 0x80 and its protocol number.
        if (start.Length >= 2 && start[0] == 0x80 && start[1] is >= 2 and <= 5)
        {
            return new SafetensorsException(SafetensorsError.PickleFile, file, null,
                "it is a Python pickle, which can run code when it is loaded", Convert);
        }

        return null;
    }
}
