namespace Whence.Api.Tests.BadInput;

/// <summary>Turns a row into a request.</summary>
internal static class BadRequest
{
    public static HttpRequestMessage Of(BadInput row)
    {
        var request = new HttpRequestMessage(row.Method, row.Path);
        if (row.Body is not null)
        {
            request.Content = new ByteArrayContent(row.Body);
            // A large body waits for leave to be sent: whoever hangs up on a sender is not heard by it.
            request.Headers.ExpectContinue = row.Body.Length > 1 << 20;
            request.Content.Headers.TryAddWithoutValidation("Content-Type", row.ContentType);
        }

        foreach (var (name, value) in row.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
