using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary>Turns what a profile cannot be into the answer of the API.</summary>
internal static class ProfileRefusals
{
    /// <exception cref="Whence.Hosting.Problems.ApiException">The profile is refused: 422.</exception>
    public static T Refusing<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ProfileException refused)
        {
            throw RequestRules.Refusal(refused.Message, refused.Parameter);
        }
    }
}
