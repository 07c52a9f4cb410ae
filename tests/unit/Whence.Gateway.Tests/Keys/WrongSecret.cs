using System.Security.Cryptography;
using System.Text;
using Whence.Keys;

namespace Whence.Gateway.Tests.Keys;

/// <summary>Makes a key of a known id with another secret and right check characters, as a guesser would.</summary>
internal static class WrongSecret
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Of(string key)
    {
        var body = key[..21] + ApiKey.Create().Text[21..64];
        var number = BitConverter.ToUInt32(SHA256.HashData(Encoding.ASCII.GetBytes(body)));
        var check = new char[6];
        for (var index = 5; index >= 0; index--, number /= 62)
        {
            check[index] = Letters[(int)(number % 62)];
        }

        return body + new string(check);
    }
}
