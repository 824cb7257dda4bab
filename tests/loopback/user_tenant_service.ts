// The neighbour that creates tenants, roles and users in the Node service's tables. Its own sequence verifies RS256 only, so this one
// is given the symmetric verifier.
import {BootMixin} from '@loopback/boot';
import {RepositoryMixin, juggler} from '@loopback/repository';
import {RestApplication} from '@loopback/rest';
import {BearerVerifierBindings, BearerVerifierComponent, BearerVerifierType, ServiceSequence} from '@sourceloop/core';
import {UserTenantServiceComponent, UserTenantServiceComponentBindings} from '@sourceloop/user-tenant-service';
import {AuthenticationComponent} from 'loopback4-authentication';
import {AuthorizationBindings, AuthorizationComponent} from 'loopback4-authorization';

const {PORT, POSTGRES_URL} = process.env;

class UserTenantService extends BootMixin(RepositoryMixin(RestApplication)) {
  constructor() {
    super({rest: {port: Number(PORT), host: '127.0.0.1'}});
    this.projectRoot = __dirname;
    const database = {connector: 'postgresql', url: POSTGRES_URL, schema: 'main'};
    for (const name of ['AuthDB', 'UserTenantDB']) this.dataSource(new juggler.DataSource({name, ...database}));
    this.bind(UserTenantServiceComponentBindings.Config).to({useCustomSequence: true});
    this.component(UserTenantServiceComponent);
    this.sequence(ServiceSequence);
    this.component(AuthenticationComponent);
    this.bind(BearerVerifierBindings.Config).to({type: BearerVerifierType.service, useSymmetricEncryption: true});
    this.component(BearerVerifierComponent);
    this.bind(AuthorizationBindings.CONFIG).to({allowAlwaysPaths: ['/explorer']});
    this.component(AuthorizationComponent);
  }
}

const service = new UserTenantService();
service
  .boot()
  .then(() => service.start())
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
