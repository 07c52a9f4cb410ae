using System.Security.Cryptography;
using Whence.Gateway.Access;
using Whence.Hosting.Problems;
using Whence.Keys;

namespace Whence.Gateway.ApiKeys;

/// <summary>Says whom a key speaks for.</summary>
internal sealed class KeyAuthenticator(KeyCache keys, Lockout lockout, LastUse lastUse, TimeProvider time)
{
    // An unknown id is compared too, so that it takes as long as a wrong secret.
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    public async ValueTask<Verdict> AuthenticateAsync(string text, string address)
    {
        if (!ApiKey.TryParse(text, out var key))
        {
            return Verdict.Refused(Refusals.MistypedKey);
        }

        var known = await keys.FindAsync(key.Id);
        var fits = CryptographicOperations.FixedTimeEquals(key.Hash(), known?.Hash ?? Nobody);
        var seconds = lockout.SecondsLeft(key.Id, address);
        if (seconds > 0)
        {
            return Verdict.Refused(Refusals.LockedOut(seconds));
        }

        if (known is null || !fits)
        {
            lockout.Fail(key.Id, address);
            return Verdict.Refused(Refusals.WrongKey);
        }

        return Admit(known);
    }

    private Verdict Admit(CachedKey key)
    {
        var now = time.GetUtcNow();
        if (key.Record.StateAt(now) != "active")
        {
            return Verdict.Refused(Refusals.EndedKey);
        }

        lastUse.Note(key.Record.Id, now);
        return Verdict.Known(key.Caller);
    }
}
