using StripeSandbox.Api;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Payments;

public static class Customers
{
    private const string Path = "/v1/customers";

    public static IEnumerable<Operation> Operations =>
        [
            new("POST", Path, "customer", Create),
            new("GET", Path, "customer", List) { IsList = true },
            new("GET", Path + "/{id}", "customer", Retrieve),
            new("POST", Path + "/{id}", "customer", Update),
            new("DELETE", Path + "/{id}", "customer", Delete),
            new("GET", Path + "/{id}/payment_methods", "payment_method", ListPaymentMethods) { IsList = true },
            new("GET", Path + "/{id}/payment_methods/{method}", "payment_method", RetrievePaymentMethod),
        ];

    private static Customer Create(Call call)
    {
        var customer = new Customer();
        var method = call.Parameters.Text("payment_method");
        Read(call.Parameters, customer);
        call.Parameters.RefuseRest();
        call.Change.Add(customer);
        if (method is not null)
        {
            PaymentMethods.Attach(call.Change, PaymentMethods.Resolve(call.Change, method), customer);
        }

        call.Change.Emit("customer.created", customer);
        return customer;
    }

    private static Customer Retrieve(Call call)
    {
        call.Parameters.RefuseRest();
        return call.Subject<Customer>();
    }

    private static Customer Update(Call call)
    {
        var before = Rendering.Of(Living(call), call.Change);
        var customer = Change.Draft(Living(call));
        Read(call.Parameters, customer);
        call.Parameters.RefuseRest();
        call.Change.EmitUpdate("customer.updated", before, call.Change.Replace(customer));
        return customer;
    }

    private static Customer Delete(Call call)
    {
        var customer = Living(call);
        call.Change.Emit("customer.deleted", customer);
        customer.IsDeleted = true;
        foreach (var method in call.Change.All<PaymentMethod>().Where(method => method.Customer == customer.Id))
        {
            method.Customer = null;
            call.Change.Touch(method);
        }

        return customer;
    }

    private static object List(Call call)
    {
        var email = call.Parameters.Text("email");
        return call.Page<Customer>(Path, customer => !customer.IsDeleted && (email is null || customer.Email == email));
    }

    private static object ListPaymentMethods(Call call)
    {
        var customer = Living(call);
        _ = call.Parameters.OneOf("type", "card");
        return call.Page<PaymentMethod>(
            $"{Path}/{customer.Id}/payment_methods",
            method => method.Customer == customer.Id
        );
    }

    private static PaymentMethod RetrievePaymentMethod(Call call)
    {
        var customer = Living(call);
        call.Parameters.RefuseRest();
        var id = call.Route["method"]!.ToString()!;
        return call.Change.Find<PaymentMethod>(id) is { } method && method.Customer == customer.Id
            ? method
            : throw ApiError.Missing("PaymentMethod", id, "payment_method");
    }

    private static Customer Living(Call call)
    {
        var customer = call.Subject<Customer>();
        return customer.IsDeleted ? throw ApiError.Missing("customer", customer.Id) : customer;
    }

    private static void Read(Parameters parameters, Customer customer)
    {
        parameters.IfGiven("description", text => customer.Description = text);
        parameters.IfGiven("email", text => customer.Email = text);
        parameters.IfGiven("name", text => customer.Name = text);
        parameters.IfGiven("phone", text => customer.Phone = text);
        if (parameters.Has("address"))
        {
            customer.Address = parameters.Nested("address").Address();
        }

        if (parameters.Has("shipping"))
        {
            customer.Shipping = parameters.Nested("shipping").Shipping();
        }

        customer.PreferredLocales = parameters.List("preferred_locales") ?? customer.PreferredLocales;
        parameters.ApplyMetadata(customer);
    }
}
