namespace Whence.Safetensors;

/// <summary>Turns a shard's name into a path, and keeps it inside the model's folder.</summary>
internal static class ShardPath
{
    private const int LinksMax = 8;

    public static string Resolve(string folder, string shard, string index)
    {
        var name = shard;
        for (var links = 0; links <= LinksMax; links++)
        {
            if (!IsPlainName(name))
            {
                throw links == 0 ? NotPlain(index, shard) : Leaves(folder, shard);
            }

            var path = Path.Combine(folder, name);
            var target = new FileInfo(path).LinkTarget;
            if (target is null)
            {
                return File.Exists(path) ? Path.Combine(folder, shard) : throw Missing(folder, shard, index);
            }

            // A link may only name its neighbour: a path in it could pass through other links.
            name = target;
        }

        throw Leaves(folder, shard);
    }

    private static bool IsPlainName(string name) =>
        name is not ("" or "." or "..") && name.AsSpan().IndexOfAny("/\\:\0") < 0;

    private static SafetensorsException NotPlain(string index, string shard) =>
        new(SafetensorsError.ShardPath, index, null,
            $"its shard '{Printable.Text(shard)}' is not a plain file name in the same folder");

    private static SafetensorsException Leaves(string folder, string shard) =>
        new(SafetensorsError.ShardLink, Path.Combine(folder, shard), null,
            "it is a link that leaves the folder of the model", "copy the file itself into the folder");

    private static SafetensorsException Missing(string folder, string shard, string index) =>
        new(SafetensorsError.ShardMissing, Path.Combine(folder, shard), null,
            $"no such file exists, but '{Printable.Text(index)}' names it", "download the missing shard");
}
