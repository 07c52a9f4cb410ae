using Whence.Gateway;
using Whence.Hosting;
using Whence.Hosting.Health;

// appsettings.json lies beside the program, whatever the working folder is.
var place = new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };
var builder = WebApplication.CreateBuilder(place);
builder.AddWhenceDefaults("gateway");
builder.AddGateway();
var app = builder.Build();
if (await app.RunGatewayCommandAsync(args) is { } exitCode)
{
    return exitCode;
}

app.UseGatewayAuthentication();
app.UseWhenceDefaults();
app.MapWhenceHealth();
app.MapGateway();
return await app.RunWhenceAsync();
