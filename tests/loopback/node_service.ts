// The Node service itself, as its own documentation starts it. It has no operation that creates an account, so each application adds
// one, like the one below, which uses the repositories.
import {BootMixin} from '@loopback/boot';
import {RepositoryMixin, juggler, repository} from '@loopback/repository';
import {RestApplication, post, requestBody} from '@loopback/rest';
import {
  AuthServiceBindings,
  AuthenticationServiceComponent,
  UserRepository,
  UserTenantRepository,
} from '@sourceloop/authentication-service';
import {Strategies} from 'loopback4-authentication';
import {LocalPasswordStrategyFactoryProvider} from 'loopback4-authentication/passport-local';
import {ResourceOwnerPasswordStrategyFactoryProvider} from 'loopback4-authentication/passport-resource-owner-password';
import {authorize} from 'loopback4-authorization';

const {PORT, REDIS_URL, POSTGRES_URL} = process.env;

class UserController {
  constructor(
    @repository(UserRepository) private readonly users: UserRepository,
    @repository(UserTenantRepository) private readonly memberships: UserTenantRepository,
  ) {}

  /** With the password USER_TEMP_PASSWORD. */
  @authorize({permissions: ['*']})
  @post('/users')
  async create(@requestBody() {user, membership}: {user: object; membership: object}) {
    const {id} = await this.users.create(user);
    await this.memberships.create({...membership, userId: id});
    return {id};
  }
}

class NodeService extends BootMixin(RepositoryMixin(RestApplication)) {
  constructor() {
    super({rest: {port: Number(PORT), host: '127.0.0.1'}});
    this.projectRoot = __dirname;
    this.dataSource(new juggler.DataSource({name: 'AuthDB', connector: 'postgresql', url: POSTGRES_URL, schema: 'main'}));
    this.dataSource(new juggler.DataSource({name: 'AuthCache', connector: 'kv-redis', url: REDIS_URL}));
    this.bind(AuthServiceBindings.Config).to({useSymmetricEncryption: true});
    this.component(AuthenticationServiceComponent);
    this.controller(UserController);
    const {LOCAL_STRATEGY_FACTORY, RESOURCE_OWNER_STRATEGY_FACTORY} = Strategies.Passport;
    this.bind(LOCAL_STRATEGY_FACTORY.key).toProvider(LocalPasswordStrategyFactoryProvider);
    this.bind(RESOURCE_OWNER_STRATEGY_FACTORY.key).toProvider(ResourceOwnerPasswordStrategyFactoryProvider);
  }
}

const service = new NodeService();
service
  .boot()
  .then(() => service.start())
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
