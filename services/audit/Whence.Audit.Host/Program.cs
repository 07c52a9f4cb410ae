using Whence.Audit;
using Whence.Hosting;
using Whence.Hosting.Health;
using Whence.Hosting.Messaging;
using Whence.Persistence.Schemas;

// appsettings.json lies beside the program, whatever the working folder is.
var place = new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };
var builder = WebApplication.CreateBuilder(place);
builder.AddWhenceDefaults("audit");
builder.AddAudit();
builder.AddWhenceBus(routes => routes.AddAuditHandlers());
builder.Services.AddOpenApi();
var app = builder.Build();
if (await app.RunSchemaCommandAsync(args))
{
    return 0;
}

app.UseWhenceDefaults();
app.MapWhenceHealth();
app.MapOpenApi();
app.MapAudit();
return await app.RunWhenceAsync();
