using System.Collections;
using System.Runtime.CompilerServices;

namespace Whence.Contracts.Tests;

/// <summary>Fills any contract with values that say where they belong.</summary>
internal static class Sample
{
    public static object Of(Type type) => Value(type, type.Name, 0);

    private static object Value(Type type, string name, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(Guid) => new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
            _ when plain == typeof(string) => $"a {name}",
            _ when plain == typeof(bool) => true,
            _ when plain == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 15, 12, 30, 15, 250, TimeSpan.Zero),
            _ when plain == typeof(float) => 0.5f,
            _ when plain == typeof(ulong) => ulong.MaxValue,
            _ when plain.IsPrimitive => Convert.ChangeType(name.Length, plain, null),
            _ when plain.IsGenericType => Many(plain, name, depth),
            _ => Record(plain, depth),
        };
    }

    private static object Many(Type type, string name, int depth)
    {
        var arguments = type.GetGenericArguments();
        var items = arguments.Select(argument => Value(argument, name, depth + 1)).ToArray();
        if (arguments.Length == 2)
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            map.Add(items[0], items[1]);
            return map;
        }

        var array = Array.CreateInstance(arguments[0], 1);
        array.SetValue(items[0], 0);
        return array;
    }

    private static object Record(Type type, int depth)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && depth < 8))
        {
            property.SetValue(record, Value(property.PropertyType, property.Name, depth + 1));
        }

        return record;
    }
}
