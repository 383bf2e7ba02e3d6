package io.chainkeeper.engine;

/// Configurations as engines write them, shortened.
final class Ovfs {
    static final String OWN_DIALECT = """
            <?xml version="1.0" encoding="UTF-8"?><ovf:Envelope xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1/" \
            xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData" \
            xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ovf:version="4.4.0.0">
              <References>
                <File ovf:href="disk-1/image-1" ovf:id="image-1" ovf:size="1073741824"/>
                <Nic ovf:id="nic-1"/>
              </References>
              <NetworkSection><Info>List of networks</Info><Network ovf:name="ovirtmgmt"/></NetworkSection>
              <Section xsi:type="ovf:DiskSection_Type"><Info>List of Virtual Disks</Info>
                <Disk ovf:diskId="image-1" ovf:size="1" ovf:disk-alias="web1_Disk1"/>
              </Section>
              <Content ovf:id="out" xsi:type="ovf:VirtualSystem_Type">
                <Name>web1 &amp; söhne</Name><Description>a &lt;b&gt; c</Description><BiosType>4</BiosType>
                <ClusterName>Default</ClusterName>
                <Section ovf:id="vm-1" ovf:required="false" xsi:type="ovf:OperatingSystemSection_Type">
                  <Info>Guest Operating System</Info><Description>rhel_9x64</Description></Section>
                <Section xsi:type="ovf:VirtualHardwareSection_Type"><Info>2 CPU, 1024 Memory</Info>
                  <Item><rasd:Caption>2 virtual cpu</rasd:Caption><rasd:ResourceType>3</rasd:ResourceType></Item>
                  <Item><rasd:Caption>web1_Disk1</rasd:Caption><rasd:InstanceId>image-1</rasd:InstanceId>
                    <rasd:ResourceType>17</rasd:ResourceType><rasd:HostResource>disk-1/image-1</rasd:HostResource></Item>
                  <Item><rasd:Caption>Ethernet adapter on ovirtmgmt</rasd:Caption><rasd:InstanceId>nic-1</rasd:InstanceId>
                    <rasd:ResourceType>10</rasd:ResourceType><rasd:MACAddress>56:6f:1a:00:00:01</rasd:MACAddress></Item>
                  <Item><rasd:Caption>Graphical Controller</rasd:Caption><rasd:ResourceType>20</rasd:ResourceType></Item>
                </Section>
                <Section xsi:type="ovf:SnapshotsSection_Type">
                  <Snapshot ovf:id="snap-1"><Type>ACTIVE</Type><Description>Active VM</Description></Snapshot></Section>
              </Content>
            </ovf:Envelope>
            """;

    private Ovfs() {}
}
